#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weather {

/// What was measured at a place, day after day without a gap.
struct Days {
  std::string place, unit;  // "Seattle", and the unit of what is forecast, "°C"
  std::chrono::sys_days first;
  std::vector<std::string> columns;
  std::vector<std::vector<double>> values;  // of each column, one a day
  std::size_t forecast = 0;                 // the column that is forecast
  std::size_t validation = 0, test = 0;     // the first days of these parts

  std::size_t size() const { return values[forecast].size(); }
  const std::vector<double>& y() const { return values[forecast]; }
  std::chrono::sys_days date(std::size_t day) const {
    return first + std::chrono::days(day);
  }
};

/// A forecast for each day, NaN where too few days came before it.
using Forecasts = std::vector<double>;

/// How far the year is on a day, as an angle that grows by 2π in 365.25 days.
double season(std::chrono::sys_days day);

/// Whether a column is of rain in mm, which models take as log(1 + mm): its
/// name is `precipitation`.
bool is_rain(std::string_view column);

/// A number that changes with every change of the days.
std::uint64_t fingerprint(const Days& days);

/// Tomorrow's maximum in Seattle, 2012 to 2015: the test is the last year, the
/// settings are chosen on the year before.
Days seattle();

/// The same in Chicago, 2001 to 2016, in °F: R's package modeldata has it, from
/// Kuhn and Johnson (2020). The test is the last 730 days. Throws
/// study::MissingData without what .ci/data gets, and study::RBaseError where
/// it is damaged.
Days chicago();

/// Days of a reader's own, from a file of comma-separated values with a line of
/// names, the first of which is `date`, and a line for each day. What is
/// forecast is the column of this name or, where it is empty, the first. Throws
/// figures::FileError and study::DataError.
Days from_file(const std::string& file, const std::string& column);

}  // namespace weather
