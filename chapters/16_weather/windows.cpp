#include "windows.hpp"

#include <fmt/ranges.h>

#include <cmath>
#include <numeric>

namespace weather {

// Rain has many dry days and a few of much; its logarithm is more even.
static double measured(const Days& days, std::size_t column, std::size_t t) {
  const double value = days.values[column][t];
  return is_rain(days.columns[column]) ? std::log1p(value) : value;
}

Scale scale_of(const Days& days, std::size_t known) {
  if (known == 0 || known > days.size())
    throw std::invalid_argument(
        fmt::format("the scale of {} days was asked for, expected 1 to {}",
                    known, days.size()));
  Scale scale{days.columns, {}, {}};
  const auto n = static_cast<double>(known);
  for (std::size_t column = 0; column < days.columns.size(); ++column) {
    double sum = 0, squares = 0;
    for (std::size_t t = 0; t < known; ++t) sum += measured(days, column, t);
    const double mean = sum / n;
    for (std::size_t t = 0; t < known; ++t)
      squares += std::pow(measured(days, column, t) - mean, 2);
    scale.means.push_back(mean);
    scale.deviations.push_back(squares > 0 ? std::sqrt(squares / n) : 1);
  }
  return scale;
}

static void expect_windows(const Days& days, const Scale& scale,
                           std::span<const std::size_t> for_days,
                           std::size_t length, std::size_t ahead) {
  if (days.columns != scale.columns)
    throw std::invalid_argument(fmt::format(
        "the days have the columns {}, expected {}",
        fmt::join(days.columns, ", "), fmt::join(scale.columns, ", ")));
  if (length == 0 || ahead == 0)
    throw std::invalid_argument(fmt::format(
        "a window of {} days {} days ahead was asked for, expected 1 or more",
        length, ahead));
  for (const std::size_t day : for_days)
    if (day + 1 < length + ahead || day >= days.size() + ahead)
      throw std::invalid_argument(fmt::format(
          "a window for day {} was asked for, expected one for {} to {}", day,
          length + ahead - 1, days.size() + ahead - 1));
}

// #region windows
lstm::Sequence<float> windows(const Days& days, const Scale& scale,
                              std::span<const std::size_t> for_days,
                              std::size_t length, std::size_t ahead) {
  expect_windows(days, scale, for_days, length, ahead);
  const std::size_t C = scale.columns.size();
  lstm::Sequence<float> x({length, scale.inputs(), for_days.size()});
  for (std::size_t n = 0; n < for_days.size(); ++n)
    for (std::size_t step = 0; step < length; ++step) {
      const std::size_t t = for_days[n] - ahead - (length - 1) + step;
      for (std::size_t c = 0; c < C; ++c)
        x(step, c, n) = static_cast<float>(
            (measured(days, c, t) - scale.means[c]) / scale.deviations[c]);
      const double angle = season(days.date(t));
      x(step, C, n) = static_cast<float>(std::sin(angle));
      x(step, C + 1, n) = static_cast<float>(std::cos(angle));
    }
  return x;
}
// #endregion

std::vector<std::size_t> days_between(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> all(end > begin ? end - begin : 0);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

lstm::Sequence<float> windows(const Days& days, const Scale& scale,
                              std::size_t begin, std::size_t end,
                              std::size_t length, std::size_t ahead) {
  return windows(days, scale, days_between(begin, end), length, ahead);
}

}  // namespace weather
