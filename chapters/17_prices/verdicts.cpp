#include "verdicts.hpp"

#include <fmt/core.h>

#include <numeric>
#include <stdexcept>
#include <vector>

namespace prices {
namespace {

constexpr std::size_t month = 22;
using Drawn = std::span<const std::size_t>;

void expect_as_many(Days y, Days f) {
  if (f.size() != y.size())
    throw std::invalid_argument(
        fmt::format("{} forecasts of {} days", f.size(), y.size()));
}

// What it is on all days, and the interval for days that are drawn.
template <class Statistic>
Estimate estimate(std::size_t n, lstm::Random random, Statistic statistic) {
  std::vector<std::size_t> all(n);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return {statistic(Drawn(all)),
          study::bootstrap_blocks(n, month, std::move(random), statistic)};
}

double squared_error(Days y, Days f, Drawn drawn) {
  double sum = 0;
  for (const auto t : drawn) sum += (y[t] - f[t]) * (y[t] - f[t]);
  return sum;
}

// Around their own mean.
double squared_deviation(Days y, Drawn drawn) {
  double mean = 0, sum = 0;
  for (const auto t : drawn) mean += y[t] / static_cast<double>(drawn.size());
  for (const auto t : drawn) sum += (y[t] - mean) * (y[t] - mean);
  return sum;
}

// By what share an error is less than another one; not at all, where both are
// 0.
double less_by(double error, double other) {
  return error == other ? 0 : 1 - error / other;
}

}  // namespace

Estimate r2(Days y, Days f, lstm::Random random) {
  expect_as_many(y, f);
  return estimate(y.size(), random, [=](Drawn drawn) {
    return less_by(squared_error(y, f, drawn), squared_deviation(y, drawn));
  });
}

Estimate skill(Days y, Days f, Days rival, lstm::Random random) {
  expect_as_many(y, f);
  expect_as_many(y, rival);
  return estimate(y.size(), random, [=](Drawn drawn) {
    return less_by(squared_error(y, f, drawn), squared_error(y, rival, drawn));
  });
}

// #region share
Estimate share_of_best(Days y, Days f, Days best, Days rival,
                       lstm::Random random) {
  for (const auto forecasts : {f, best, rival}) expect_as_many(y, forecasts);
  return estimate(y.size(), random, [=](Drawn drawn) {
    const double worst = squared_error(y, rival, drawn);
    const double reached = worst - squared_error(y, f, drawn);
    return reached == 0 ? 0 : reached / (worst - squared_error(y, best, drawn));
  });
}
// #endregion

Direction direction(Days r, Days f, lstm::Random random) {
  expect_as_many(r, f);
  std::size_t up = 0, changed = 0;
  for (const double now : r) up += now > 0, changed += now != 0;
  const auto share_right = [=](Drawn drawn) {
    double right = 0, days = 0;
    for (const auto t : drawn) {
      right += r[t] != 0 && (f[t] > 0) == (r[t] > 0);
      days += r[t] != 0;
    }
    return days == 0 ? 0 : right / days;
  };
  const auto share_up =
      changed == 0 ? 0 : static_cast<double>(up) / static_cast<double>(changed);
  return {estimate(r.size(), random, share_right), share_up, changed};
}

}  // namespace prices
