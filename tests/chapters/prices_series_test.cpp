#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "17_prices/own_file.hpp"
#include "17_prices/series.hpp"
#include "bad_input.hpp"

using namespace prices;

TEST_CASE("returns are the logarithms of how many times as much it is") {
  const auto r = returns({"", {100, 200, 200, 50}});
  REQUIRE(r.size() == 3);
  CHECK(r[0] == doctest::Approx(std::log(2)).epsilon(1e-14));
  CHECK(r[1] == 0);
  CHECK(r[2] == doctest::Approx(-std::log(4)).epsilon(1e-14));
  // Prices whose quotient is no number.
  const auto wide = returns({"", {1e-300, 1e300}});
  CHECK(wide[0] == doctest::Approx(600 * std::log(10)).epsilon(1e-14));
}

TEST_CASE("levels and volatility stand on the days of the returns") {
  CHECK(levels({"", {1, 2, 3}}).y == std::vector<double>{2, 3});
  CHECK(levels({"", {1, 2, 3}}).span == 1);
  const auto target = volatility({1, -2, 3, 0, -4}, 3);
  CHECK(target.y == std::vector<double>{2, 5 / 3.0, 7 / 3.0});
  CHECK(target.span == 3);
  CHECK(volatility({1, 1, 1, 1, 6}).y == std::vector<double>{2});
}

TEST_CASE("the test is the last 500 days or a third and validation a half") {
  CHECK(parts_of(1859).test == 1359);
  CHECK(parts_of(1859).validation == 1109);
  CHECK(parts_of(299).test == 200);
  CHECK(parts_of(299).validation == 151);
}

TEST_CASE("a fingerprint changes with each part of a series") {
  const Series series{"a", {1, 2}};
  CHECK(fingerprint(series) == fingerprint(series));
  for (const auto& other :
       {Series{"b", {1, 2}}, {"a", {1}}, {"a", {2, 1}}, {"a", {1, 3}}})
    CHECK(fingerprint(series) != fingerprint(other));
}

TEST_CASE("the four indices have the days that R has") {
  const auto all = europe();
  REQUIRE(all.size() == 4);
  const std::vector<std::string> names = {"DAX", "SMI", "CAC", "FTSE"};
  const std::vector<double> first = {1628.75, 1678.1, 1772.8, 2443.6},
                            last = {5473.72, 7676.3, 3995, 5455};
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(all[k].name == names[k]);
    CHECK(all[k].close.size() == 1860);
    CHECK(all[k].close.front() == first[k]);
    CHECK(all[k].close.back() == last[k]);
  }
}

BAD_INPUT("the volatility of more days than there are") {
  CHECK_THROWS_WITH_AS(volatility({1, 2}, 3),
                       "the volatility of 3 days among 2 returns",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(volatility({1, 2}, 0),
                       "the volatility of 0 days among 2 returns",
                       std::invalid_argument);
}
