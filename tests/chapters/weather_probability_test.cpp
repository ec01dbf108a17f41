// How chapter 16 judges probabilities of rain.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "16_weather/probability.hpp"
#include "16_weather/rain_figures.hpp"
#include "bad_input.hpp"
#include "rain_days.hpp"

using namespace weather;
using doctest::Approx;

namespace {

// Random probabilities, and outcomes that happen more rarely than they say.
struct Drawn {
  std::vector<double> p, y;
};
Drawn drawn(std::size_t count) {
  lstm::Random random(1);
  Drawn all;
  for (std::size_t t = 0; t < count; ++t) {
    all.p.push_back(random.uniform());
    all.y.push_back(random.uniform() < all.p.back() * all.p.back() ? 1 : 0);
  }
  return all;
}

}  // namespace

TEST_CASE("a day is rainy above a tenth of a millimetre") {
  auto days = days_of_rain({0, 0.1, 0.2, 30}, 3, 3);
  CHECK(rainy(days) == std::vector<double>{0, 0, 1, 1});
  CHECK(has_rain(days));
  days.validation = 2;
  CHECK_FALSE(has_rain(days));
  CHECK_FALSE(has_rain(days_of_rain({7, 8, 9, 0}, 3, 3)));
  days.columns[1] = "rain";
  CHECK_FALSE(has_rain(days));
  CHECK_THROWS_WITH_AS(rainy(days), "somewhere: no column of rain",
                       std::invalid_argument);
}

TEST_CASE("the Brier score is the mean squared error of probabilities") {
  const std::vector<double> p = {1, 0.5, 0}, y = {1, 0, 1};
  CHECK(brier(p, y) == Approx(1.25 / 3).epsilon(1e-15));
  CHECK(brier(y, y) == 0);
  CHECK(brier_skill(0.15, 0.2) == Approx(0.25).epsilon(1e-14));
}

BAD_INPUT("there is a probability for each outcome") {
  const std::vector<double> one = {0.5}, two = {1, 0};
  const auto message =
      "1 probabilities of 2 outcomes, expected as many, one or more";
  CHECK_THROWS_WITH_AS(brier(one, two), message, std::invalid_argument);
  CHECK_THROWS_WITH_AS(reliability_table(one, two), message,
                       std::invalid_argument);
  CHECK_THROWS_AS(brier({}, {}), std::invalid_argument);
}

TEST_CASE("the reliability table has ten bins") {
  const std::vector<double> p = {0, 0.09, 0.1, 0.55, 0.51, 0.95, 1},
                            y = {0, 0, 1, 1, 0, 1, 1};
  const auto bins = reliability_table(p, y);
  REQUIRE(bins.size() == 10);
  const std::vector<std::size_t> counts = {2, 1, 0, 0, 0, 2, 0, 0, 0, 2};
  for (std::size_t k = 0; k < 10; ++k) {
    CAPTURE(k);
    CHECK(bins[k].count == counts[k]);
  }
  CHECK(bins[0].forecast == Approx(0.045));
  CHECK(bins[0].observed == 0);
  CHECK(bins[5].forecast == Approx(0.53));
  CHECK(bins[5].observed == 0.5);
  CHECK(bins[9].forecast == Approx(0.975));
  CHECK(bins[9].observed == 1);
}

// Wilson's interval solves (k/n - q)² = z² q (1 - q) / n. Where k = 0 that is
// q = 0 or z² / (n + z²), and where k = n / 2 it is 1/2 ± z / (2 √(n + z²)).
TEST_CASE("a share observed in a bin has Wilson's interval") {
  std::vector<double> p(20, 0.05), y(20);
  for (std::size_t t = 10; t < 20; ++t) p[t] = 0.35, y[t] = t % 2 ? 1 : 0;
  const auto bins = reliability_table(p, y);
  const double square = 1.96 * 1.96;
  CHECK(bins[0].interval.low == Approx(0).epsilon(1e-15));
  CHECK(bins[0].interval.high == Approx(square / (10 + square)));
  CHECK(bins[3].interval.low ==
        Approx(0.5 - 1.96 / (2 * std::sqrt(10 + square))));
  CHECK(bins[3].interval.high ==
        Approx(0.5 + 1.96 / (2 * std::sqrt(10 + square))));
}

TEST_CASE("the parts of a Brier score by hand") {
  // 0.25 is said four times, and it rains once; 0.75 as often, and it rains
  // twice.
  const std::vector<double> p = {0.25, 0.25, 0.25, 0.25,
                                 0.75, 0.75, 0.75, 0.75},
                            y = {1, 0, 0, 0, 1, 1, 0, 0};
  CHECK(brier(p, y) == 0.25);
  const auto parts = decompose(reliability_table(p, y));
  CHECK(parts.reliability == Approx(1.0 / 32).epsilon(1e-14));
  CHECK(parts.resolution == Approx(1.0 / 64).epsilon(1e-14));
  CHECK(parts.uncertainty == Approx(15.0 / 64).epsilon(1e-14));
}

TEST_CASE("the parts of a Brier score add up where all of a bin are the same") {
  auto [p, y] = drawn(500);
  const auto bins = reliability_table(p, y);
  const auto parts = decompose(bins);
  const double sum = parts.reliability - parts.resolution + parts.uncertainty;
  CHECK(std::abs(brier(p, y) - sum) > 1e-5);
  for (double& one : p) one = bins[std::size_t(10 * one)].forecast;
  CHECK(brier(p, y) == Approx(sum).epsilon(1e-13));
  // These say too much, and know something.
  CHECK(parts.reliability > 0.01);
  CHECK(parts.resolution > 0.05);
}

TEST_CASE("the figure of reliability has a point for each bin with days") {
  const std::vector<double> p = {0.25, 0.25, 0.85}, y = {1, 0, 1},
                            q = {1, 1, 1};
  const auto figure = reliability_figure(
      {{"one", reliability_table(p, y)}, {"other", reliability_table(q, y)}});
  CHECK(figure.x == std::vector<double>{0, 0.25, 0.85, 1});
  REQUIRE(figure.panels.size() == 2);
  const auto& shares = figure.panels[0].curves;
  REQUIRE(shares.size() == 3);
  CHECK(std::isnan(shares[0].y[0]));
  CHECK(shares[0].y[1] == 0.5);
  CHECK(shares[0].y[2] == 1);
  CHECK(std::isnan(shares[0].y[3]));
  CHECK(std::isnan(shares[1].y[1]));
  CHECK(shares[1].y[3] == Approx(2.0 / 3));
  CHECK(shares[2].y == figure.x);
  const auto& counts = figure.panels[1].curves;
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].y[1] == 2);
  CHECK(counts[0].y[2] == 1);
  CHECK(counts[1].y[3] == 3);
}
