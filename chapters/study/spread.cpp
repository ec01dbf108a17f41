#include "study/spread.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "study/median.hpp"

namespace study {

// Each of n errors is below the true median with a chance of 1/2. The two ranks
// fail where fewer than `rank` are below it, or fewer than `rank` above:
// `below` is the chance of one of these, the sum of the first binomial terms.
std::pair<std::size_t, std::size_t> median_ranks(std::size_t n) {
  if (n < 6)
    throw std::invalid_argument(
        fmt::format("an interval for a median takes 6 errors, got {}", n));
  double term = std::pow(0.5, static_cast<double>(n)), below = term;
  std::size_t rank = 1;
  while (true) {
    term *= static_cast<double>(n + 1 - rank) / static_cast<double>(rank);
    if (2 * (below + term) > 0.05) return {rank, n + 1 - rank};
    below += term;
    ++rank;
  }
}

// NaN counts as larger than every number.
static bool smaller(double a, double b) {
  return a < b || (a == a && b != b);
}

Spread spread_of(std::vector<double> errors, double limit) {
  const auto [low, high] = median_ranks(errors.size());
  std::ranges::sort(errors, smaller);
  const auto failed =
      std::ranges::count_if(errors, [&](double e) { return !(e <= limit); });
  return {median(errors), errors[low - 1], errors[high - 1],
          static_cast<std::size_t>(failed)};
}

std::size_t in_the_middle(const std::vector<double>& errors) {
  std::vector<std::size_t> order(errors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, smaller,
                           [&](std::size_t k) { return errors[k]; });
  return order[(errors.size() - 1) / 2];
}

}  // namespace study
