#include "days.hpp"

namespace weather {

// The first of a year, as the index of a day.
static std::size_t first_of(const Days& days, int year) {
  using namespace std::chrono;
  return static_cast<std::size_t>(
      (sys_days(std::chrono::year(year) / 1 / 1) - days.first).count());
}

Days seattle() {
  auto days = from_file(SEATTLE_FILE, "temp_max");
  days.place = "Seattle";
  days.unit = "°C";
  days.validation = first_of(days, 2014);
  days.test = first_of(days, 2015);
  return days;
}

}  // namespace weather
