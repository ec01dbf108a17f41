#include "inputs.hpp"

#include <cmath>

#include "windows.hpp"

namespace weather {

std::array<double, 5> harmonics(std::chrono::sys_days day) {
  const double angle = season(day);
  return {1, std::sin(angle), std::cos(angle), std::sin(2 * angle),
          std::cos(2 * angle)};
}

std::vector<std::vector<double>> scaled(const Days& days, std::size_t known) {
  auto columns = days.values;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto [mean, deviation] = spread_of(days, k, known);
    for (std::size_t t = 0; t < columns[k].size(); ++t)
      columns[k][t] =
          deviation > 0 ? (measured(days, k, t) - mean) / deviation : 0;
  }
  return columns;
}

std::vector<double> inputs(const std::vector<std::vector<double>>& columns,
                           std::chrono::sys_days day, std::size_t last,
                           std::size_t lags) {
  const auto season = harmonics(day);
  std::vector<double> x(season.begin(), season.end());
  for (std::size_t lag = 0; lag < lags; ++lag)
    for (const auto& column : columns) x.push_back(column[last - lag]);
  return x;
}

}  // namespace weather
