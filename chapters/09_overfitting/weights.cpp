#include "weights.hpp"

#include <algorithm>
#include <cmath>

namespace overfitting {

std::vector<double> weight_sizes(const Trained& network) {
  auto model = network.model;
  std::vector<double> sizes;
  for (const auto* parameter : model.weights())
    for (const float w : parameter->value) sizes.push_back(std::abs(w));
  std::ranges::sort(sizes);
  return sizes;
}

double typical_size(const Trained& network) {
  const auto sizes = weight_sizes(network);
  double squares = 0;
  for (const double size : sizes) squares += size * size;
  return std::sqrt(squares / static_cast<double>(sizes.size()));
}

double near_zero(const Trained& network) {
  const auto sizes = weight_sizes(network);
  const auto near = std::ranges::lower_bound(sizes, 0.01) - sizes.begin();
  return 100.0 * static_cast<double>(near) / static_cast<double>(sizes.size());
}

// #region forgotten
// A network that was trained with masks of 0 and 1 makes up for the smaller
// sums with larger weights behind the masks. In use it has too large ones.
Networks without_factor(Networks networks, double share) {
  const auto factor = static_cast<float>(1 / (1 - share));
  for (auto& network : networks) {
    network.model.layer.U.value *= factor;
    network.model.dense.W.value *= factor;
  }
  return networks;
}
// #endregion

}  // namespace overfitting
