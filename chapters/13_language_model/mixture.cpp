#include "mixture.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace language_model {

// log(e^a + e^b), the larger of them taken out.
static double log_sum(double a, double b) {
  const double most = std::max(a, b), least = std::min(a, b);
  return std::isinf(most) ? most : most + std::log1p(std::exp(least - most));
}

std::vector<double> mix(const TwoModels& models, double w) {
  const auto& [a, b] = models;
  if (a.size() != b.size())
    throw std::invalid_argument(fmt::format(
        "two models of {} and of {} symbols cannot be mixed, expected one text",
        a.size(), b.size()));
  std::vector<double> mixed(a.size());
  const double log_a = std::log(w), log_b = std::log1p(-w);
  for (std::size_t i = 0; i < mixed.size(); ++i)
    mixed[i] = log_sum(log_a + a[i], log_b + b[i]);
  return mixed;
}

Mixture mixture(const TwoModels& validation, const TwoModels& test) {
  double best = 0, most = -std::numeric_limits<double>::infinity();
  for (int k = 0; k <= 20; ++k) {
    const auto logs = mix(validation, k / 20.0);
    const double sum = std::accumulate(logs.begin(), logs.end(), 0.0);
    if (sum > most) {
      most = sum;
      best = k / 20.0;
    }
  }
  return {best, mix(test, best)};
}

}  // namespace language_model
