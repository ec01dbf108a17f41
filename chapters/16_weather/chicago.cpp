#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "days.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

namespace weather {
namespace {

constexpr std::size_t test_days = 730, validation_days = 365;
constexpr std::size_t least_days = 1'500;

// As R has them, typing error and all; the stations' passengers and the games
// of the day, which are there too, are no weather.
const std::vector<std::string> names = {
    "temp_max",      "temp_min",     "temp",         "temp_change",
    "dew",           "humidity",     "pressure",     "pressure_change",
    "wind",          "wind_max",     "gust",         "gust_max",
    "percip",        "percip_max",   "weather_rain", "weather_snow",
    "weather_cloud", "weather_storm"};

std::vector<double> numbers(const study::RValue& table,
                            const std::string& name) {
  const auto& column = study::r_column(table, name);
  const auto* numbers = std::get_if<std::vector<double>>(&column.data);
  if (!numbers ||
      !std::ranges::all_of(*numbers, [](double x) { return std::isfinite(x); }))
    throw study::RBaseError(fmt::format("no numbers in column {}", name));
  return *numbers;
}

// R counts days as C++ does.
std::chrono::sys_days first_day(const std::vector<double>& dates) {
  if (dates.size() < least_days)
    throw study::RBaseError(
        fmt::format("{} days, expected {} or more", dates.size(), least_days));
  if (std::abs(dates.front()) > 1e6 ||
      dates.front() != std::floor(dates.front()))
    throw study::RBaseError("day 1 has no date");
  for (std::size_t k = 1; k < dates.size(); ++k)
    if (dates[k] != dates[k - 1] + 1)
      throw study::RBaseError(
          fmt::format("day {} does not come right after day {}", k + 1, k));
  return std::chrono::sys_days(
      std::chrono::days(static_cast<int>(dates.front())));
}

// No wind blows at 406 miles per hour, and no pressure falls by 27 inches of
// mercury: a thousandth of what was measured there is taken for a fault, as
// far as the days to learn from tell.
void cut_faults(Days& days) {
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (names[k] != "wind_max" && names[k] != "pressure_change") continue;
    auto& column = days.values[k];
    const auto seen = static_cast<std::ptrdiff_t>(days.validation);
    std::vector<double> sorted(column.begin(), column.begin() + seen);
    std::ranges::sort(sorted);
    const double most = sorted[(sorted.size() - 1) * 999 / 1000];
    for (double& value : column) value = std::min(value, most);
  }
}

Days read(const study::RValue& table) {
  Days days;
  days.place = "Chicago";
  days.unit = "°F";
  days.columns = names;
  const auto dates = numbers(table, "date");
  days.first = first_day(dates);
  for (const auto& name : names) {
    days.values.push_back(numbers(table, name));
    if (const auto found = days.values.back().size(); found != dates.size())
      throw study::RBaseError(
          fmt::format("{} days of {} in column {}", found, dates.size(), name));
  }
  days.test = days.size() - test_days;
  days.validation = days.test - validation_days;
  cut_faults(days);
  return days;
}

}  // namespace

Days chicago() {
  const auto base = study::read_data("modeldata/Rdata.rdb", 100'000'000);
  const auto index = study::read_data("modeldata/Rdata.rdx", 100'000'000);
  const auto table = study::read_r_variable(base, index, "Chicago");
  try {
    return read(table);
  } catch (const study::RBaseError& error) {
    throw study::RBaseError(
        fmt::format("R's variable Chicago: {}", error.what()));
  }
}

}  // namespace weather
