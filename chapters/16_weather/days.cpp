#include "days.hpp"

#include <cmath>
#include <numbers>

#include "lstm/numbers/fingerprint.hpp"

namespace weather {

double season(std::chrono::sys_days day) {
  constexpr double year = 365.25;
  const auto since = static_cast<double>(day.time_since_epoch().count());
  return 2 * std::numbers::pi * std::fmod(since, year) / year;
}

bool is_rain(std::string_view column) {
  return column == "precipitation";
}

std::uint64_t fingerprint(const Days& days) {
  const std::int64_t numbers[] = {days.first.time_since_epoch().count(),
                                  static_cast<std::int64_t>(days.forecast),
                                  static_cast<std::int64_t>(days.validation),
                                  static_cast<std::int64_t>(days.test)};
  auto print = lstm::fingerprint(days.place);
  for (const auto number : numbers)
    print = lstm::fingerprint(std::to_string(number) + '\n', print);
  for (std::size_t k = 0; k < days.columns.size(); ++k)
    print = lstm::fingerprint_of(
        days.values[k], lstm::fingerprint(days.columns[k] + '\n', print));
  return print;
}

}  // namespace weather
