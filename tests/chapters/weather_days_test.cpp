#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "16_weather/days.hpp"
#include "bad_input.hpp"
#include "data_variable.hpp"
#include "made_days.hpp"
#include "small_chicago.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

using namespace weather;
using namespace std::chrono;

namespace {

using Columns = std::vector<std::string>;

std::vector<double> row(const Days& days, std::size_t day) {
  std::vector<double> all;
  for (const auto& column : days.values) all.push_back(column.at(day));
  return all;
}

std::vector<double>& column(Table& table, std::string_view name) {
  for (auto& [own, numbers] : table)
    if (own == name) return numbers;
  throw std::out_of_range(std::string(name));
}

Days read_chicago(const std::string& value) {
  DataFolder data;
  const auto bytes = r::variable(r::header_3 + value);
  data.write("modeldata/Rdata.rdb", bytes);
  data.write("modeldata/Rdata.rdx",
             r::index({"Chicago"}, {{0, static_cast<int>(bytes.size())}}));
  return chicago();
}

}  // namespace

TEST_CASE("the year comes round in 365 days and a quarter") {
  const sys_days day = year(2012) / 2 / 29;
  const double step = 2 * std::numbers::pi / 365.25;
  CHECK(season(day) > 0);
  CHECK(season(day + days(1)) - season(day) == doctest::Approx(step));
  CHECK(season(day + days(1'461)) == doctest::Approx(season(day)));
  CHECK(season(sys_days(year(1970) / 1 / 1)) == 0);
  CHECK(season(sys_days(year(2015) / 12 / 31)) < 2 * std::numbers::pi);
}

TEST_CASE("rain is what has its name") {
  CHECK(is_rain("precipitation"));
  CHECK_FALSE(is_rain("wind"));
}

TEST_CASE("every change of the days changes their fingerprint") {
  const auto good = made_days({"a", "b"}, {{1, 2, 3, 4}, {5, 6, 7, 8}});
  const auto print = fingerprint(good);
  CHECK(fingerprint(good) == print);
  const auto changed = [&](auto change) {
    auto other = good;
    change(other);
    return fingerprint(other) != print;
  };
  CHECK(changed([](Days& all) { all.place += "!"; }));
  CHECK(changed([](Days& all) { all.first += days(1); }));
  CHECK(changed([](Days& all) { all.columns[1] = "c"; }));
  CHECK(changed([](Days& all) { all.values[1][3] += 1; }));
  CHECK(changed([](Days& all) { std::swap(all.values[0], all.values[1]); }));
  CHECK(changed([](Days& all) { all.forecast = 1; }));
  CHECK(changed([](Days& all) { --all.validation; }));
  CHECK(changed([](Days& all) { --all.test; }));
}

TEST_CASE("Seattle's days are those of four years") {
  const auto days = seattle();
  CHECK(days.place == "Seattle");
  CHECK(days.unit == "°C");
  CHECK(days.columns ==
        Columns{"temp_max", "temp_min", "precipitation", "wind"});
  CHECK(days.forecast == 0);
  CHECK(days.first == sys_days(year(2012) / 1 / 1));
  CHECK(days.size() == 366 + 3 * 365);
  CHECK(days.date(days.validation) == sys_days(year(2014) / 1 / 1));
  CHECK(days.date(days.test) == sys_days(year(2015) / 1 / 1));
  CHECK(row(days, 0) == std::vector<double>{12.8, 5.0, 0.0, 4.7});
  CHECK(row(days, 1) == std::vector<double>{10.6, 2.8, 10.9, 4.5});
  CHECK(row(days, 1'460) == std::vector<double>{5.6, -2.1, 0.0, 3.5});
}

TEST_CASE("Chicago's days are read from R's table") {
  auto table = small_chicago();
  const auto days = read_chicago(chicago_table(table));
  CHECK(days.place == "Chicago");
  CHECK(days.unit == "°F");
  CHECK(days.first == sys_days(year(2001) / 1 / 22));
  CHECK(days.size() == 1'600);
  CHECK(days.test == 870);
  CHECK(days.validation == 505);
  CHECK(days.columns.size() == 18);
  CHECK(days.columns.front() == "temp_max");
  CHECK(days.forecast == 0);
  for (std::size_t k = 0; k < days.columns.size(); ++k) {
    CAPTURE(days.columns[k]);
    CHECK(days.columns[k] != "ridership");
    if (days.columns[k] != "wind_max" && days.columns[k] != "pressure_change")
      CHECK(days.values[k] == column(table, days.columns[k]));
  }
}

TEST_CASE("what no wind and no pressure does is cut") {
  auto table = small_chicago();
  for (const char* const name : {"wind_max", "pressure_change", "wind"}) {
    auto& numbers = column(table, name);
    for (std::size_t t = 0; t < numbers.size(); ++t)
      numbers[t] = static_cast<double>(t);
    numbers[7] = 1e4;  // of the 505 days to learn from, one is cut
  }
  const auto days = read_chicago(chicago_table(table));
  const auto values = [&](std::string_view name) {
    const auto found = std::ranges::find(days.columns, name);
    return days.values[static_cast<std::size_t>(found - days.columns.begin())];
  };
  for (const char* const name : {"wind_max", "pressure_change"}) {
    CHECK(values(name)[7] == 504);
    CHECK(values(name)[900] == 504);
    CHECK(values(name)[6] == 6);
    CHECK(values(name)[504] == 504);
  }
  CHECK(values("wind") == column(table, "wind"));
}

TEST_CASE("Chicago's days are read as Debian has them") {
  Days days;
  try {
    days = chicago();
  } catch (const study::MissingData& error) {
    MESSAGE("skipped: " << std::string(error.what()));
    return;
  }
  CHECK(days.size() == 5'698);
  CHECK(days.first == sys_days(year(2001) / 1 / 22));
  CHECK(days.date(5'697) == sys_days(year(2016) / 8 / 28));
  CHECK(days.test == 4'968);
  CHECK(days.validation == 4'603);
  CHECK(*std::ranges::max_element(days.y()) == 104);
}

BAD_INPUT("days of Chicago that are missing or damaged") {
  {
    const DataFolder data;
    CHECK_THROWS_WITH_AS(chicago(),
                         "modeldata/Rdata.rdb is missing; .ci/data gets it",
                         study::MissingData);
  }
  const auto refuse = [](const std::string& bad, const std::string& words) {
    CHECK_THROWS_WITH_AS(read_chicago(bad),
                         ("R's variable Chicago: " + words).c_str(),
                         study::RBaseError);
  };
  refuse(r::nothing, "no column date");
  refuse(r::named_list({"date"}, {r::strings({"2001"})}),
         "no numbers in column date");
  refuse(chicago_table(small_chicago(1'499)),
         "1499 days, expected 1500 or more");
  const auto altered = [](const char* name, std::size_t day, double value) {
    auto table = small_chicago();
    column(table, name).at(day) = value;
    return chicago_table(table);
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  refuse(altered("wind", 99, nan), "no numbers in column wind");
  refuse(altered("date", 99, 12'000),
         "day 100 does not come right after day 99");
  refuse(altered("date", 0, 1e300), "day 1 has no date");
  refuse(altered("date", 0, 11'343.5), "day 1 has no date");
  auto table = small_chicago();
  column(table, "gust").pop_back();
  refuse(chicago_table(table), "1599 days of 1600 in column gust");
  table.erase(table.begin() + 5);
  refuse(chicago_table(table), "no column dew");
}
