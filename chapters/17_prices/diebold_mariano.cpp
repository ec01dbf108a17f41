#include "diebold_mariano.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "study/bootstrap.hpp"

namespace prices {
namespace {

using Days = std::span<const double>;

void expect_enough(Days y, Days f, Days rival, std::size_t least) {
  if (f.size() != y.size() || rival.size() != y.size() || y.size() <= least)
    throw std::invalid_argument(
        fmt::format("{} and {} forecasts of {} days, expected as many, and "
                    "more than {}",
                    f.size(), rival.size(), y.size(), least));
}

// The variance of the mean of d.
double newey_west(const std::vector<double>& d, double mean, std::size_t lags) {
  const auto n = static_cast<double>(d.size());
  double variance = 0;
  for (std::size_t k = 0; k <= lags; ++k) {
    double shared = 0;
    for (std::size_t t = k; t < d.size(); ++t)
      shared += (d[t] - mean) * (d[t - k] - mean) / n;
    const double weight =
        1 - static_cast<double>(k) / static_cast<double>(lags + 1);
    variance += (k == 0 ? 1 : 2) * weight * shared;
  }
  return variance / n;
}

}  // namespace

// #region compare
Comparison diebold_mariano(Days y, Days f, Days rival, std::size_t span,
                           std::size_t lags) {
  expect_enough(y, f, rival, std::max(lags, 2 * span));
  std::vector<double> d;
  for (std::size_t t = 0; t < y.size(); ++t)
    d.push_back(std::pow(y[t] - f[t], 2) - std::pow(y[t] - rival[t], 2));
  const double mean = study::mean(d);
  const double variance = newey_west(d, mean, lags);
  if (!(variance > 0))
    throw std::invalid_argument("two errors that differ by the same each day");
  const auto n = static_cast<double>(d.size()), h = static_cast<double>(span);
  const double few = std::sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
  const double t = few * mean / std::sqrt(variance);
  return {mean, t, student_p(t, n - 1)};
}
// #endregion

// With t = √n tan u the density is a multiple of cos^(n-1) u; the area up to t
// is summed by Simpson's rule.
double student_p(double t, double freedom) {
  constexpr int parts = 1000;
  const double u = std::atan(std::abs(t) / std::sqrt(freedom));
  double sum = 0;
  for (int k = 0; k <= parts; ++k) {
    const double weight = k == 0 || k == parts ? 1 : k % 2 == 1 ? 4 : 2;
    sum += weight * std::pow(std::cos(u * k / parts), freedom - 1);
  }
  const double scale =
      std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2)) /
      std::sqrt(std::numbers::pi);
  return std::max(0.0, 1 - 2 * scale * sum * u / (3 * parts));
}

}  // namespace prices
