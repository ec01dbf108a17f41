#include "strategy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace prices {
namespace {

constexpr double year = 260;

// #region growth
// By how much the logarithm of what one has grows on a day, where so much is
// held and so much was held before. Who loses all has nothing.
double growth(double r, double held, double before, double cost) {
  const double left = 1 + held * std::expm1(r);
  return std::log(std::max(left, 0.0)) +
         std::log1p(-cost * std::abs(held - before));
}
// #endregion

std::vector<double> growths(Days r, const Positions& held, double cost) {
  std::vector<double> all;
  for (std::size_t t = 0; t < r.size(); ++t)
    all.push_back(growth(r[t], held[t], t == 0 ? 0 : held[t - 1], cost));
  return all;
}

double a_year(const std::vector<double>& growth_of_days) {
  return std::expm1(year * study::mean(growth_of_days));
}

}  // namespace

Positions long_or(double otherwise, Days f) {
  Positions held;
  for (const double forecast : f) held.push_back(forecast > 0 ? 1 : otherwise);
  return held;
}

std::vector<double> wealth(Days r, const Positions& held, double cost) {
  double sum = 0;
  std::vector<double> all;
  for (const double growth : growths(r, held, cost))
    all.push_back(std::exp(sum += growth));
  return all;
}

Earned earned(Days r, const Positions& held, double cost, lstm::Random random) {
  if (held.size() != r.size())
    throw std::invalid_argument(
        fmt::format("{} positions of {} days", held.size(), r.size()));
  double trades = 0;
  for (std::size_t t = 0; t < held.size(); ++t)
    trades += std::abs(held[t] - (t == 0 ? 0 : held[t - 1]));
  const auto after = growths(r, held, cost);
  const auto steady = growths(r, Positions(r.size(), study::mean(held)), cost);
  std::vector<double> over;
  for (std::size_t t = 0; t < after.size(); ++t)
    over.push_back(year * (after[t] - steady[t]));
  return {a_year(growths(r, held, 0)),
          a_year(after),
          a_year(steady),
          trades,
          {study::mean(over), study::bootstrap_mean(over, 22, random)}};
}

}  // namespace prices
