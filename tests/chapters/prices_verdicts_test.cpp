#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

#include "17_prices/verdicts.hpp"
#include "bad_input.hpp"

using namespace prices;

namespace {

using Numbers = std::vector<double>;

// A month of these, over and over, so often: any months drawn are the same.
Numbers months(const Numbers& pattern, std::size_t count) {
  Numbers all;
  while (all.size() < 22 * count)
    all.push_back(pattern[all.size() % 22 % pattern.size()]);
  return all;
}

lstm::Random chance() {
  return lstm::Seed(1).stream("bootstrap");
}

void expect_exactly(const Estimate& estimate, double value) {
  CHECK(estimate.value == doctest::Approx(value).epsilon(1e-12));
  CHECK(estimate.interval.low == doctest::Approx(value).epsilon(1e-12));
  CHECK(estimate.interval.high == doctest::Approx(value).epsilon(1e-12));
}

}  // namespace

TEST_CASE("R2 and skill compare squared errors by hand") {
  // Around the mean of 2 the squares are 1 and 1, those of the errors 1 and 0,
  // of the rival's 4 and 0.
  const auto y = months({1, 3}, 3), f = months({2, 3}, 3),
             rival = months({3, 3}, 3);
  expect_exactly(r2(y, f, chance()), 0.5);
  expect_exactly(skill(y, f, rival, chance()), 0.75);
  expect_exactly(skill(y, rival, f, chance()), -3);
  expect_exactly(skill(y, f, f, chance()), 0);
  expect_exactly(skill(y, y, y, chance()), 0);
  expect_exactly(skill(y, y, f, chance()), 1);
}

TEST_CASE("the share of the best skill is how far an error is reduced") {
  // Squared errors: 4 of the rival, 1 of the best, 2.25 of the forecast.
  const auto y = months({0}, 3), rival = months({2}, 3), best = months({1}, 3),
             f = months({1.5}, 3);
  expect_exactly(share_of_best(y, f, best, rival, chance()), 1.75 / 3);
  expect_exactly(share_of_best(y, best, best, rival, chance()), 1);
  expect_exactly(share_of_best(y, rival, best, rival, chance()), 0);
  expect_exactly(share_of_best(y, rival, rival, rival, chance()), 0);
}

TEST_CASE("days without a change have no direction") {
  // Up, up, down, none; the forecasts are right on the first and the third.
  const auto r = months({1, 2, -1, 0}, 2), f = months({3, -1, -2, -5}, 2);
  const auto [right, up, days] = direction(r, f, chance());
  // A month has 6, 6, 5 and 5 of them.
  expect_exactly(right, 11 / 17.0);
  CHECK(up == doctest::Approx(12 / 17.0));
  CHECK(days == 34);
  // A forecast of 0 says no "up".
  expect_exactly(direction(months({1, -1}, 2), Numbers(44), chance()).right,
                 0.5);
  CHECK(direction(Numbers(44), Numbers(44, 1.0), chance()).days == 0);
  expect_exactly(direction(Numbers(44), Numbers(44, 1.0), chance()).right, 0);
}

TEST_CASE("whole months are drawn") {
  // Two months, one of them without an error: the skill of two that are drawn
  // is 0, 0.5 or 1, each end with a chance of 1/4.
  Numbers y(44), rival(44, 1.0), f(44);
  for (std::size_t t = 22; t < 44; ++t) f[t] = 1;
  const auto [value, interval] = skill(y, f, rival, chance());
  CHECK(value == 0.5);
  CHECK(interval.low == 0);
  CHECK(interval.high == 1);
}

BAD_INPUT("verdicts on forecasts of other days or less than a month") {
  const Numbers y(30, 1.0), few(29, 1.0), month(22, 1.0);
  CHECK_THROWS_WITH_AS(r2(y, few, chance()), "29 forecasts of 30 days",
                       std::invalid_argument);
  CHECK_THROWS_AS(skill(y, y, few, chance()), std::invalid_argument);
  CHECK_THROWS_AS(skill(y, few, y, chance()), std::invalid_argument);
  CHECK_THROWS_AS(share_of_best(y, y, few, y, chance()), std::invalid_argument);
  CHECK_THROWS_AS(direction(y, few, chance()), std::invalid_argument);
  CHECK_THROWS_AS(r2(month, month, chance()), std::invalid_argument);
}
