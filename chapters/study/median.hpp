#pragma once
#include <algorithm>
#include <vector>

namespace study {

/// The value in the middle, or the mean of the two there. NaN counts as larger
/// than every number, so that runs that failed are the last ones. The list must
/// not be empty.
inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end(),
            [](double a, double b) { return a < b || (a == a && b != b); });
  const auto n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

}  // namespace study
