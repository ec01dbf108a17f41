#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "17_prices/strategy.hpp"
#include "bad_input.hpp"

using namespace prices;

namespace {

lstm::Random chance() {
  return lstm::Seed(1).stream("bootstrap");
}

// A year of days on which the price is so many times that of the day before.
std::vector<double> year_of(double first, double second) {
  std::vector<double> r;
  for (int t = 0; t < 260; ++t)
    r.push_back(std::log(t % 2 == 0 ? first : second));
  return r;
}

}  // namespace

TEST_CASE("what is held follows the sign of the forecast") {
  const std::vector<double> f = {0.1, 0, -0.1, 2};
  CHECK(long_or(0, f) == Positions{1, 0, 0, 1});
  CHECK(long_or(-1, f) == Positions{1, -1, -1, 1});
}

TEST_CASE("holding earns what the price does and pays once") {
  const auto r = year_of(1.02, 0.99);
  const auto [before, after, steady, trades, over] =
      earned(r, Positions(260, 1), 0.001, chance());
  CHECK(before == doctest::Approx(std::pow(1.02 * 0.99, 130) - 1));
  CHECK(after == doctest::Approx((before + 1) * 0.999 - 1));
  CHECK(steady == doctest::Approx(after));
  CHECK(trades == 1);
  CHECK(over.value == 0);
  CHECK(over.interval.low == 0);
  CHECK(over.interval.high == 0);
}

TEST_CASE("who knows each day earns a lot and who trades pays for it") {
  const auto r = year_of(1.02, 0.99);
  Positions flat, reversed;
  for (int t = 0; t < 260; ++t) {
    flat.push_back(t % 2 == 0 ? 1 : 0);
    reversed.push_back(t % 2 == 0 ? 1 : -1);
  }
  // 260 times one bought or sold; 1 and then 259 times two.
  const auto in_and_out = earned(r, flat, 0.001, chance());
  CHECK(in_and_out.trades == 260);
  CHECK(in_and_out.before == doctest::Approx(std::pow(1.02, 130) - 1));
  CHECK(in_and_out.after ==
        doctest::Approx(std::pow(1.02, 130) * std::pow(0.999, 260) - 1));
  // What was sold without having it gains as much as the price falls by.
  const auto both = earned(r, reversed, 0.001, chance());
  CHECK(both.trades == 519);
  CHECK(both.before == doctest::Approx(std::pow(1.02 * 1.01, 130) - 1));
  CHECK(both.after ==
        doctest::Approx(
            std::pow(1.02 * 1.01, 130) * 0.999 * std::pow(0.998, 259) - 1));
  // In the mean nothing is held, which earns nothing.
  CHECK(both.steady == doctest::Approx(0));
  const double over = std::log1p(both.after);
  CHECK(both.over_steady.value == doctest::Approx(over));
  CHECK(both.over_steady.interval.low > 0.9 * over);
  CHECK(both.over_steady.interval.high < 1.1 * over);
  // Half of one's money on all days, which pays for half.
  const double half = 130 * std::log(1.01 * 0.995) + std::log(0.9995);
  CHECK(in_and_out.steady == doctest::Approx(std::exp(half) - 1));
  CHECK(in_and_out.over_steady.value ==
        doctest::Approx(std::log1p(in_and_out.after) - half));
}

TEST_CASE("half a year is told as what it would be in a whole one") {
  auto r = year_of(1.02, 0.99);
  r.resize(130);
  CHECK(earned(r, Positions(130, 1), 0, chance()).before ==
        doctest::Approx(std::pow(1.02 * 0.99, 130) - 1));
}

TEST_CASE("who owes more than he has is left with nothing") {
  auto r = year_of(1, 1);
  r[7] = std::log(3);
  CHECK(earned(r, Positions(260, -1), 0, chance()).before == -1);
}

BAD_INPUT("positions of other days than the returns") {
  CHECK_THROWS_WITH_AS(
      earned(std::vector<double>(30), Positions(29), 0, chance()),
      "29 positions of 30 days", std::invalid_argument);
}

TEST_CASE("wealth is what has been earned by each day after its costs") {
  const std::vector<double> r = {std::log(1.1), std::log(0.9), std::log(1.2)};
  const auto all = wealth(r, {1, 0, -1}, 0.01);
  REQUIRE(all.size() == 3);
  CHECK(all[0] == doctest::Approx(0.99 * 1.1));
  CHECK(all[1] == doctest::Approx(0.99 * 1.1 * 0.99));
  CHECK(all[2] == doctest::Approx(0.99 * 1.1 * 0.99 * 0.99 * 0.8));
}
