// What chapter 16's networks see: nothing of the day that they forecast, and
// nothing of its future in what they are scaled by.
#include <doctest/doctest.h>

#include <cmath>

#include "16_weather/windows.hpp"
#include "made_days.hpp"

using namespace weather;

TEST_CASE("a window has scaled columns and the season of its days") {
  Days days = made_days({"temp_max", "precipitation"},
                        {{1, 5, 4, 9}, {0, std::exp(2.0) - 1, 0, 7}});
  days.first = {};  // 1 January 1970, from which the year is counted
  const auto scale = scale_of(days, 2);
  CHECK(scale.columns == days.columns);
  CHECK(scale.inputs() == 4);
  CHECK(scale.means[0] == 3);
  CHECK(scale.deviations[0] == 2);
  CHECK(scale.means[1] == doctest::Approx(1));
  CHECK(scale.deviations[1] == doctest::Approx(1));

  const auto x = windows(days, scale, 2, 5, 2);
  CHECK(x.shape() == std::array<std::size_t, 3>{2, 4, 3});
  const double values[][3] = {{-1, 1, 0.5}, {1, 0.5, 3}};
  const double rain[][3] = {{-1, 1, -1}, {1, -1, std::log(8.0) - 1}};
  for (std::size_t t = 0; t < 2; ++t)
    for (std::size_t n = 0; n < 3; ++n) {
      const double angle =
          2 * std::acos(-1) * static_cast<double>(t + n) / 365.25;
      CHECK(x(t, 0, n) == doctest::Approx(values[t][n]));
      CHECK(x(t, 1, n) == doctest::Approx(rain[t][n]));
      CHECK(x(t, 2, n) == doctest::Approx(std::sin(angle)));
      CHECK(x(t, 3, n) == doctest::Approx(std::cos(angle)));
    }
}

TEST_CASE("a window made days before is that of the day behind its end") {
  const auto days = random_days(60, 1);
  const auto scale = scale_of(days, 30);
  for (const std::size_t ahead : {1u, 2u, 7u})
    CHECK(windows(days, scale, 20, 60 + ahead, 5, ahead) ==
          windows(days, scale, 21 - ahead, 61, 5));
}

TEST_CASE("windows for days that are picked stand in their order") {
  const auto days = random_days(40, 1);
  const auto scale = scale_of(days, 30);
  const std::size_t picked[] = {30, 8, 40};
  const auto x = windows(days, scale, picked, 4);
  for (std::size_t n = 0; n < 3; ++n) {
    const auto one = windows(days, scale, picked[n], picked[n] + 1, 4);
    for (std::size_t t = 0; t < 4; ++t)
      for (std::size_t d = 0; d < 5; ++d) CHECK(x(t, d, n) == one(t, d, 0));
  }
}

TEST_CASE("no window looks at the day it is for or at later ones") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    for (const std::size_t ahead : {1u, 3u}) {
      const auto days = random_days(50, seed);
      const auto scale = scale_of(days, 20);
      const std::size_t day = 20 + seed;
      const auto window = [&](const Days& some) {
        return windows(some, scale, day, day + 1, 6, ahead);
      };
      CHECK(window(changed_from(days, day - ahead + 1)) == window(days));
      CHECK(window(changed_from(days, day - ahead)) != window(days));
    }
}

TEST_CASE("windows are scaled by the days that were known") {
  const auto days = random_days(50, 1);
  const auto scale = scale_of(days, 20);
  for (const std::size_t changed : {20u, 19u}) {
    const auto other = scale_of(changed_from(days, changed), 20);
    CHECK((other.means == scale.means) == (changed == 20));
    CHECK((other.deviations == scale.deviations) == (changed == 20));
  }
}

TEST_CASE("a column that does not change is not divided by nothing") {
  const auto days = made_days({"temp_max", "wind"}, {{1, 3, 5}, {2, 2, 4}});
  const auto scale = scale_of(days, 2);
  CHECK(scale.deviations == std::vector<double>{1, 1});
  CHECK(windows(days, scale, 3, 4, 1)(0, 1, 0) == 2);
}

TEST_CASE("windows that there cannot be are refused") {
  const auto days = random_days(40, 1);
  auto scale = scale_of(days, 30);
  CHECK_NOTHROW(windows(days, scale, 6, 42, 5, 2));
  const auto refused = [&](std::size_t begin, std::size_t end,
                           std::size_t length, std::size_t ahead,
                           const char* words) {
    CHECK_THROWS_WITH_AS(windows(days, scale, begin, end, length, ahead), words,
                         std::invalid_argument);
  };
  refused(5, 42, 5, 2,
          "a window for day 5 was asked for, expected one for 6 to 41");
  refused(6, 43, 5, 2,
          "a window for day 42 was asked for, expected one for 6 to 41");
  refused(6, 7, 0, 1,
          "a window of 0 days 1 days ahead was asked for, expected 1 or more");
  refused(6, 7, 5, 0,
          "a window of 5 days 0 days ahead was asked for, expected 1 or more");
  scale.columns[1] = "sun";
  refused(6, 7, 5, 1,
          "the days have the columns temp_max, wind, precipitation, expected "
          "temp_max, sun, precipitation");
  for (const std::size_t known : {0u, 41u}) {
    const auto words = fmt::format(
        "the scale of {} days was asked for, expected 1 to 40", known);
    CHECK_THROWS_WITH_AS(scale_of(days, known), words.c_str(),
                         std::invalid_argument);
  }
}
