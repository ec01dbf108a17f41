#pragma once
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "r_writer.hpp"

/// Names and numbers, as R's package modeldata has Chicago's days.
using Table = std::vector<std::pair<std::string, std::vector<double>>>;

/// Made-up days from 22 January 2001 on: it is warmer in summer, a warm day
/// follows a warm one, and the other columns know a little of tomorrow. Among
/// the columns is one that is no weather.
inline Table small_chicago(std::size_t count = 1'600) {
  Table table;
  for (const char* const name :
       {"ridership", "temp_min", "temp", "temp_max", "temp_change", "dew",
        "humidity", "pressure", "pressure_change", "wind", "wind_max", "gust",
        "gust_max", "percip", "percip_max", "weather_rain", "weather_snow",
        "weather_cloud", "weather_storm"})
    table.emplace_back(name, std::vector<double>(count));
  table.emplace_back("date", std::vector<double>(count));
  std::mt19937 random(1);
  const auto uniform = [&] {
    return static_cast<double>(random()) / 4294967296.0 - 0.5;
  };
  double warm = 0;
  for (std::size_t t = 0; t < count; ++t) {
    const double next = 0.6 * warm + 20 * uniform();
    for (auto& [name, column] : table) column[t] = 0.01 * next + uniform();
    const double year = 2 * 3.14159265358979 * static_cast<double>(t) / 365.25;
    table[3].second[t] =
        std::round(10 * (60 - 25 * std::cos(year) + warm)) / 10;
    table.back().second[t] = 11'344 + static_cast<double>(t);
    warm = next;
  }
  return table;
}

/// The bytes in which R keeps it.
inline std::string chicago_table(const Table& table) {
  std::vector<std::string> names, columns;
  for (const auto& [name, numbers] : table) {
    names.push_back(name);
    columns.push_back(r::reals(numbers));
  }
  return r::named_list(names, columns);
}
