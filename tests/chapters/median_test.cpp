#include "study/median.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using study::median;

TEST_CASE(
    "the median is the value in the middle, in whatever order they come") {
  CHECK(median({3}) == 3);
  CHECK(median({5, 1, 3}) == 3);
  CHECK(median({5, 1, 2, 4}) == 3);
}

TEST_CASE("NaN counts as larger than every number") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(median({nan, 1, 2}) == 2);
  CHECK(median({1, nan, infinity}) == infinity);
  CHECK(std::isnan(median({nan, 1, nan})));
}
