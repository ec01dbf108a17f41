// What chapter 16 says of the day behind the last, and how often it was right.
#include <doctest/doctest.h>

#include <cmath>

#include "16_weather/tomorrow.hpp"
#include "bad_input.hpp"
#include "made_days.hpp"

using namespace weather;

namespace {

// In no order: of ten numbers the first is the smallest that a tenth do not
// exceed, and the ninth the smallest that nine tenths do not.
const std::vector<double> ten = {3, -5, 8, 0, 1, -2, 13, 5, -1, 2};

// A network that says 0 of all days, so that the baseline alone forecasts.
Kept silent(const Days& days) {
  Training training;
  training.hidden = 2;
  auto model = make_model(days, days.test, training, lstm::Seed(1));
  for (auto* p : model.network.parameters()) p->value.fill(0);
  model.baseline.usual.weights = {7, 0, 0, 0, 0};
  return {"Nowhere", "", "temp_max", model, ten};
}

}  // namespace

TEST_CASE("an interval leaves out a tenth of the errors above and below") {
  const auto [forecast, low, high] = around(20, ten);
  CHECK(forecast == 20);
  CHECK(low == 15);   // 20 - 5
  CHECK(high == 28);  // 20 + 8
  // The second of eleven, and the tenth; of two the first and the second.
  auto eleven = ten;
  eleven.push_back(-9);
  CHECK(around(0, eleven).low == -5);
  CHECK(around(0, eleven).high == 8);
  CHECK(around(1, {4, -3}).low == -2);
  CHECK(around(1, {4, -3}).high == 5);
  CHECK(around(1, {0.5}).low == 1.5);
  CHECK(around(1, {0.5}).high == 1.5);
}

TEST_CASE("tomorrow is the day behind the last") {
  auto days = random_days(60, 1);
  const auto kept = silent(days);
  CHECK(tomorrow(days, kept).forecast == doctest::Approx(7));
  CHECK(tomorrow(days, kept).low == doctest::Approx(2));
  CHECK(tomorrow(days, kept).high == doctest::Approx(15));

  // A year that has a quarter gone by: what is usual is the sine of the day.
  auto yearly = kept;
  yearly.model.baseline.usual.weights = {0, 1, 0, 0, 0};
  const double angle = season(days.date(60));
  CHECK(tomorrow(days, yearly).forecast == doctest::Approx(std::sin(angle)));
}

TEST_CASE("the share of the test's days within their intervals") {
  auto days = made_days({"temp_max"}, {std::vector<double>(16, 1)});
  REQUIRE(days.test == 12);
  // The interval is from -5 to 8 above each forecast, its ends within: of the
  // four days these errors are 8, 8.5, -5 and -5.5.
  Forecasts forecasts(16, 100);
  forecasts[12] = -7;
  forecasts[13] = -7.5;
  forecasts[14] = 6;
  forecasts[15] = 6.5;
  CHECK(share_within(days, forecasts, ten) == 0.5);
  forecasts[13] = 1;
  CHECK(share_within(days, forecasts, ten) == 0.75);
}

BAD_INPUT("tomorrow of days that a kept network does not know") {
  const auto kept = silent(random_days(60, 1));
  const auto others = made_days({"temp_max"}, {std::vector<double>(60, 1)});
  CHECK_THROWS_WITH_AS(tomorrow(others, kept),
                       "the days have the columns temp_max, expected temp_max, "
                       "wind, precipitation as the model",
                       std::invalid_argument);
}
