#include "classical.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "inputs.hpp"
#include "study/least_squares.hpp"

namespace weather {
namespace {

using std::chrono::sys_days;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

void expect_past(const Days& days, std::size_t known, std::size_t ahead) {
  if (ahead == 0)
    throw std::invalid_argument("a forecast 0 days ahead has seen its day");
  if (known > days.size())
    throw std::invalid_argument(
        fmt::format("{} days known of {}", known, days.size()));
}

double weighted(std::span<const double> weights, std::span<const double> x) {
  return std::inner_product(x.begin(), x.end(), weights.begin(), 0.0);
}

std::vector<double> anomalies(const Days& days, const Climatology& usual) {
  auto all = days.y();
  for (std::size_t t = 0; t < all.size(); ++t) all[t] -= usual.on(days.date(t));
  return all;
}

// The `count` numbers up to the one at `last`, which comes first.
std::vector<double> backwards(std::span<const double> series, std::size_t last,
                              std::size_t count) {
  const auto part = series.subspan(last + 1 - count, count);
  return {part.rbegin(), part.rend()};
}

// #region autoregression
std::vector<double> fit(std::span<const double> anomalies, std::size_t known,
                        std::size_t order) {
  study::LeastSquares least(order);
  for (std::size_t t = order; t < known; ++t)
    least.add(backwards(anomalies, t - 1, order), anomalies[t]);
  return least.weights();
}
// #endregion

// Goes on by a weighted sum from numbers of which the latest comes first.
double go_on(std::vector<double> past, std::span<const double> weights,
             std::size_t steps) {
  double next = 0;
  while (steps-- > 0) {
    next = weighted(weights, past);
    past.insert(past.begin(), next);
    past.pop_back();
  }
  return next;
}

}  // namespace

double Climatology::on(sys_days day) const {
  return weighted(weights, harmonics(day));
}

// #region climatology
Climatology fit_climatology(const Days& days, std::size_t known) {
  expect_past(days, known, 1);
  Climatology usual;
  study::LeastSquares least(usual.weights.size());
  for (std::size_t t = 0; t < known; ++t)
    least.add(harmonics(days.date(t)), days.y()[t]);
  const auto weights = least.weights();
  std::copy(weights.begin(), weights.end(), usual.weights.begin());
  return usual;
}
// #endregion

std::vector<double> fit_autoregression(const Days& days,
                                       const Climatology& usual,
                                       std::size_t known, std::size_t order) {
  expect_past(days, known, 1);
  return fit(anomalies(days, usual), known, order);
}

Forecasts persistence(const Days& days, std::size_t ahead) {
  expect_past(days, 0, ahead);
  Forecasts all(days.size(), none);
  for (std::size_t t = ahead; t < days.size(); ++t)
    all[t] = days.y()[t - ahead];
  return all;
}

Forecasts climatology(const Days& days, std::size_t known) {
  const auto usual = fit_climatology(days, known);
  Forecasts all(days.size());
  for (std::size_t t = 0; t < days.size(); ++t) all[t] = usual.on(days.date(t));
  return all;
}

Forecasts autoregression(const Days& days, std::size_t known, std::size_t order,
                         std::size_t ahead) {
  expect_past(days, known, ahead);
  const auto usual = fit_climatology(days, known);
  const auto anomaly = anomalies(days, usual);
  const auto weights = fit(anomaly, known, order);
  Forecasts all(days.size(), none);
  for (std::size_t t = order + ahead - 1; t < days.size(); ++t)
    all[t] = usual.on(days.date(t)) +
             go_on(backwards(anomaly, t - ahead, order), weights, ahead);
  return all;
}

Forecasts ridge(const Days& days, std::size_t known, std::size_t lags,
                double penalty, std::size_t ahead) {
  expect_past(days, known, ahead);
  const auto columns = scaled(days, known);
  const auto x = [&](std::size_t t) {
    return inputs(columns, days.date(t), t - ahead, lags);
  };
  std::vector<double> penalties(5 + lags * columns.size(), penalty);
  std::fill_n(penalties.begin(), 5, 0.0);
  study::LeastSquares least(penalties.size());
  const auto first = lags + ahead - 1;
  for (std::size_t t = first; t < known; ++t) least.add(x(t), days.y()[t]);
  const auto weights = least.weights(penalties);
  Forecasts all(days.size(), none);
  for (std::size_t t = first; t < days.size(); ++t)
    all[t] = weighted(weights, x(t));
  return all;
}

}  // namespace weather
