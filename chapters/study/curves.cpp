#include "study/curves.hpp"

#include <algorithm>

namespace study {

std::vector<double> mean_curve(const std::vector<std::vector<double>>& curves) {
  auto mean = curves.at(0);
  for (std::size_t k = 1; k < curves.size(); ++k)
    for (std::size_t e = 0; e < mean.size(); ++e) mean[e] += curves[k].at(e);
  for (double& error : mean) error /= static_cast<double>(curves.size());
  return mean;
}

std::size_t lowest(const std::vector<double>& curve) {
  return static_cast<std::size_t>(std::ranges::min_element(curve) -
                                  curve.begin());
}

}  // namespace study
