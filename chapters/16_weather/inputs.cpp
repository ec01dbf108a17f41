#include "inputs.hpp"

#include <cmath>
#include <numeric>
#include <span>

namespace weather {

std::array<double, 5> harmonics(std::chrono::sys_days day) {
  const double angle = season(day);
  return {1, std::sin(angle), std::cos(angle), std::sin(2 * angle),
          std::cos(2 * angle)};
}

std::vector<std::vector<double>> scaled(const Days& days, std::size_t known) {
  auto columns = days.values;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    auto& column = columns[k];
    if (is_rain(days.columns[k]))
      for (double& value : column) value = std::log1p(value);
    const std::span seen(column.data(), known);
    const auto count = static_cast<double>(known);
    const double mean = std::accumulate(seen.begin(), seen.end(), 0.0) / count;
    double squares = 0;
    for (const double value : seen) squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / count);
    const bool still = deviation <= 1e-9 * std::abs(mean);  // but for rounding
    for (double& value : column) value = still ? 0 : (value - mean) / deviation;
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
