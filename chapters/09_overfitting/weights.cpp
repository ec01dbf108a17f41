#include "weights.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "compare.hpp"

namespace overfitting {

// #region weight_sizes
std::vector<double> weight_sizes(const Trained& network) {
  auto model = network.model;
  std::vector<double> sizes;
  for (const auto* parameter : model.weights())
    for (const float w : parameter->value) sizes.push_back(std::abs(w));
  std::ranges::sort(sizes);
  return sizes;
}
// #endregion

// #region typical_size
static double typical_size(const Trained& network) {
  const auto sizes = weight_sizes(network);
  double squares = 0;
  for (const double size : sizes) squares += size * size;
  return std::sqrt(squares / static_cast<double>(sizes.size()));
}
// #endregion

// #region near_zero
static double near_zero(const Trained& network) {
  const auto sizes = weight_sizes(network);
  const auto near = std::ranges::lower_bound(sizes, 0.01) - sizes.begin();
  return 100.0 * static_cast<double>(near) / static_cast<double>(sizes.size());
}
// #endregion

// #region report
void report_weights(const std::vector<Networks>& chosen) {
  fmt::print("\nWeights                 typical  near 0\n");
  for (std::size_t k = 0; k < chosen.size(); ++k)
    fmt::print("  {:<22}{:>7.3f} {:>5.0f} %\n", methods()[k].name,
               median_of(chosen[k], typical_size),
               median_of(chosen[k], near_zero));
}
// #endregion

}  // namespace overfitting
