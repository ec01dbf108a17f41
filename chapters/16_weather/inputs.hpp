#pragma once
#include <array>

#include "days.hpp"

namespace weather {

// What regressions are made of.

/// 1, and the sine and the cosine of the day's place in the year and of twice
/// that.
std::array<double, 5> harmonics(std::chrono::sys_days day);

/// The columns, each with a mean of 0 and a deviation of 1 among the days
/// before `known`; rain is taken as log(1 + mm).
std::vector<std::vector<double>> scaled(const Days& days, std::size_t known);

/// The harmonics of a day, and all columns on `lags` days up to `last`, the
/// latest first.
std::vector<double> inputs(const std::vector<std::vector<double>>& columns,
                           std::chrono::sys_days day, std::size_t last,
                           std::size_t lags);

}  // namespace weather
