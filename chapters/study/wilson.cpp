#include "wilson.hpp"

#include <algorithm>
#include <cmath>

namespace study {

Interval wilson(double share, double n) {
  const double z = 1.96, square = z * z / n;
  const double middle = (share + square / 2) / (1 + square);
  const double half =
      std::sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

}  // namespace study
