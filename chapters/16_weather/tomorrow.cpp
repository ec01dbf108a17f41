#include "tomorrow.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace weather {

// The smallest number that at least this share of them does not exceed.
static double quantile(std::vector<double> numbers, double share) {
  std::sort(numbers.begin(), numbers.end());
  const double rank = std::ceil(share * static_cast<double>(numbers.size()));
  return numbers.at(static_cast<std::size_t>(std::max(rank, 1.0)) - 1);
}

// #region around
Tomorrow around(double forecast, std::vector<double> errors) {
  return {forecast, forecast + quantile(errors, 0.1),
          forecast + quantile(errors, 0.9)};
}
// #endregion

void expect_days(const Kept& kept, const Days& days) {
  if (days.columns != kept.model.scale.columns)
    throw std::invalid_argument(
        fmt::format("the days have the columns {}, expected {} as the model",
                    fmt::join(days.columns, ", "),
                    fmt::join(kept.model.scale.columns, ", ")));
  if (days.columns[days.forecast] != kept.column)
    throw std::invalid_argument(
        fmt::format("{} is to be forecast, expected {} as the model does",
                    days.columns[days.forecast], kept.column));
}

Tomorrow tomorrow(const Days& days, const Kept& kept) {
  expect_days(kept, days);
  const auto made = forecasts(kept.model, days, days.size(), days.size() + 1);
  return around(made[days.size()], kept.errors);
}

double share_within(const Days& days, const Forecasts& forecasts,
                    const std::vector<double>& errors) {
  std::size_t within = 0;
  const auto [zero, low, high] = around(0, errors);
  for (std::size_t t = days.test; t < days.size(); ++t) {
    const double error = days.y()[t] - forecasts[t];
    within += low <= error && error <= high;
  }
  return static_cast<double>(within) /
         static_cast<double>(days.size() - days.test);
}

}  // namespace weather
