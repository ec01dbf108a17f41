#pragma once
#include <string>
#include <utility>
#include <vector>

#include "16_weather/days.hpp"
#include "lstm/numbers/random.hpp"

/// Days that a test makes, from 1 March 2011 on, of which the last quarter is
/// the test and that before it the validation.
inline weather::Days made_days(std::vector<std::string> columns,
                               std::vector<std::vector<double>> values) {
  using namespace std::chrono;
  weather::Days days;
  days.place = "Nowhere";
  days.first = sys_days(year(2011) / 3 / 1);
  days.columns = std::move(columns);
  days.values = std::move(values);
  days.test = days.size() - days.size() / 4;
  days.validation = days.test - days.size() / 4;
  return days;
}

/// Columns that have nothing to do with one another, one of them rain.
inline weather::Days random_days(std::size_t count, std::uint64_t seed) {
  lstm::Random random(seed);
  std::vector<std::vector<double>> values(3);
  for (std::size_t t = 0; t < count; ++t) {
    values[0].push_back(10 + 5 * random.normal());
    values[1].push_back(random.normal());
    values[2].push_back(20 * random.uniform());
  }
  return made_days({"temp_max", "wind", "precipitation"}, std::move(values));
}

/// The same with other numbers from a day on.
inline weather::Days changed_from(weather::Days days, std::size_t day) {
  for (auto& column : days.values)
    for (auto t = day; t < column.size(); ++t) column[t] = 2 * column[t] + 3;
  return days;
}
