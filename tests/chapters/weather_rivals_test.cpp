#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "16_weather/measures.hpp"
#include "16_weather/rivals.hpp"
#include "bad_input.hpp"
#include "made_days.hpp"

using namespace weather;

namespace {

// Forecasts that are too high by these errors.
Forecasts above(const Days& days, const std::vector<double>& errors) {
  auto forecasts = days.y();
  for (std::size_t t = 0; t < errors.size(); ++t) forecasts[t] += errors[t];
  return forecasts;
}

bool same(const Forecasts& a, const Forecasts& b, std::size_t end) {
  for (std::size_t t = 0; t < end; ++t)
    if (a[t] != b[t] && !(std::isnan(a[t]) && std::isnan(b[t]))) return false;
  return true;
}

}  // namespace

TEST_CASE("the error of forecasts is that of the days asked for") {
  const auto days = made_days({"y"}, {{10, 10, 10, 10}});
  const Forecasts forecasts = {0, 13, 6, 99};
  CHECK(rmse(days, forecasts, 1, 3) == std::sqrt((9.0 + 16.0) / 2));
  CHECK(rmse(days, forecasts, 1, 2) == 3);
}

TEST_CASE("half the error is a quarter of its square") {
  const auto days = random_days(100, 1);
  const Forecasts own = above(days, std::vector<double>(100, 1)),
                  rival = above(days, std::vector<double>(100, -2));
  const auto more = gain(days, own, rival, 0, 100, lstm::Random(1));
  CHECK(more.value == doctest::Approx(1));
  CHECK(more.interval.low == doctest::Approx(1));
  CHECK(more.interval.high == doctest::Approx(1));
  const auto share = skill(days, own, rival, 0, 100, lstm::Random(1));
  CHECK(share.value == doctest::Approx(0.75));
  CHECK(share.interval.low == doctest::Approx(0.75));
  CHECK(share.interval.high == doctest::Approx(0.75));
  CHECK(gain(days, rival, own, 0, 100, lstm::Random(1)).value ==
        doctest::Approx(-1));
}

TEST_CASE("forecasts and a rival are compared on the same days") {
  // However large the errors of the drawn days are, one's are half the other's.
  const auto days = random_days(365, 1);
  lstm::Random random(2);
  std::vector<double> errors(365), twice(365);
  for (std::size_t t = 0; t < 365; ++t) {
    errors[t] = random.normal();
    twice[t] = 2 * errors[t];
  }
  const auto share = skill(days, above(days, errors), above(days, twice), 0,
                           365, lstm::Random(3));
  CHECK(share.interval.low == doctest::Approx(0.75));
  CHECK(share.interval.high == doctest::Approx(0.75));
}

TEST_CASE("a gain has the interval of its spells of 14 days") {
  // Two spells: the first without an error, the second as bad as the rival.
  // What is drawn is both, or one of them twice.
  const auto days = random_days(30, 1);
  std::vector<double> errors(30), ones(30, 1);
  std::fill_n(errors.begin() + 16, 14, 1.0);
  errors[0] = errors[1] = 1'000;  // before it begins
  const auto more = gain(days, above(days, errors), above(days, ones), 2, 30,
                         lstm::Random(1));
  CHECK(more.value == doctest::Approx(1 - std::sqrt(0.5)));
  CHECK(more.interval.low == doctest::Approx(0));
  CHECK(more.interval.high == doctest::Approx(1));
}

TEST_CASE("the rivals in Seattle") {
  const auto days = seattle();
  const auto all = judge_rivals(days);
  const auto test = [&](std::string_view name, std::string_view setting = "") {
    return rmse(days, rival(all, name, setting).test, days.test, days.size());
  };
  REQUIRE(all.size() == 7);
  CHECK(std::abs(test("persistence") - 2.907) < 0.001);
  CHECK(std::abs(test("climatology") - 3.779) < 0.001);
  CHECK(std::abs(test("autoregression", "order 1") - 2.685) < 0.001);
  CHECK(std::abs(test("autoregression", "order 2") - 2.682) < 0.001);
  CHECK(std::abs(test("autoregression", "order 7") - 2.680) < 0.001);
  CHECK(std::abs(test("ridge") - 2.67) < 0.02);
  const auto& chosen = rival(all, "autoregression, chosen");
  CHECK(chosen.setting == "order 2");
  CHECK(same(chosen.test, rival(all, "autoregression", "order 2").test,
             days.size()));
}

TEST_CASE("settings are chosen on validation") {
  // What two days before and one tell: orders 1 and 10 are worse.
  auto days = random_days(1'200, 1);
  lstm::Random random(2);
  for (std::size_t t = 2; t < days.size(); ++t)
    days.values[0][t] = 0.3 * days.values[0][t - 1] +
                        0.6 * days.values[0][t - 2] + random.normal();
  const auto all = judge_rivals(days);
  const auto& chosen = rival(all, "autoregression, chosen");
  for (std::size_t order = 1; order <= 10; ++order) {
    const auto error = rmse(days, autoregression(days, days.validation, order),
                            days.validation, days.test);
    CHECK(chosen.validation_error <= error);
    if (chosen.setting == "order " + std::to_string(order))
      CHECK(chosen.validation_error == error);
  }
  CHECK(chosen.setting != "order 1");
  const auto& columns = rival(all, "ridge");
  for (const std::size_t lags : {1u, 2u, 3u, 5u, 7u})
    for (const double penalty : {0.0, 1.0, 10.0, 100.0, 1'000.0})
      CHECK(columns.validation_error <=
            rmse(days, ridge(days, days.validation, lags, penalty),
                 days.validation, days.test));
}

TEST_CASE("no rival has seen the test") {
  const auto days = random_days(400, 1);
  const auto all = judge_rivals(days);
  const auto others = judge_rivals(changed_from(days, days.test));
  const auto later = judge_rivals(changed_from(days, days.validation));
  REQUIRE(others.size() == all.size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    CAPTURE(all[k].name);
    CHECK(others[k].setting == all[k].setting);
    CHECK(others[k].validation_error == all[k].validation_error);
    CHECK(same(others[k].validation, all[k].validation, days.test + 1));
    CHECK(same(others[k].test, all[k].test, days.test + 1));
    CHECK(same(later[k].validation, all[k].validation, days.validation + 1));
    if (all[k].name != "persistence")  // which learns nothing
      CHECK_FALSE(same(all[k].validation, all[k].test, days.validation));
  }
}

TEST_CASE("each rival is found by its name") {
  const std::vector<Rival> all = {{"a", "1", {}, {}, 1}, {"a", "2", {}, {}, 2}};
  CHECK(rival(all, "a").validation_error == 1);
  CHECK(rival(all, "a", "2").validation_error == 2);
  CHECK_THROWS_WITH_AS(rival(all, "b", "2"), "no rival b 2",
                       std::invalid_argument);
}
