#include "middle.hpp"

#include <algorithm>
#include <cmath>

#include "study/median.hpp"

namespace overfitting {

// Each value is below the true median with a chance of one half. Fewer than k
// of n are, or fewer than k are above it, with twice the chance of at most
// k - 1 heads.
std::size_t lower_rank(std::size_t n) {
  double heads = std::pow(0.5, n), at_most = heads;  // for k - 1 = 0
  std::size_t k = 1;
  while (k < n) {
    heads *= static_cast<double>(n - k + 1) / static_cast<double>(k);
    if (2 * (at_most += heads) > 0.05) break;
    ++k;
  }
  return k;
}

Middle middle(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t k = lower_rank(values.size());
  return {study::median(values), values[k - 1], values[values.size() - k]};
}

}  // namespace overfitting
