#include "study/spread.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "bad_input.hpp"

namespace {

// The chance that the true median lies between two ranks of n errors: that at
// least `low` are below it, and at most high - 1.
double coverage(std::size_t n, std::size_t low, std::size_t high) {
  const auto log_factorial = [](std::size_t k) {
    return std::lgamma(static_cast<double>(k) + 1);
  };
  double sum = 0;
  for (std::size_t k = low; k < high; ++k)
    sum += std::exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k));
  return sum * std::pow(0.5, static_cast<double>(n));
}

}  // namespace

TEST_CASE("the interval of a median is the narrowest that holds 95 percent") {
  for (std::size_t n = 6; n <= 200; ++n) {
    CAPTURE(n);
    const auto ranks = study::median_ranks(n);
    CHECK(ranks.first + ranks.second == n + 1);
    CHECK(coverage(n, ranks.first, ranks.second) >= 0.95);
    CHECK(coverage(n, ranks.first + 1, ranks.second - 1) < 0.95);
  }
  CHECK(study::median_ranks(20) == std::pair<std::size_t, std::size_t>(6, 15));
  CHECK(study::median_ranks(6) == std::pair<std::size_t, std::size_t>(1, 6));
}

TEST_CASE("a spread counts what is above the limit and what is no number") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto spread = study::spread_of({7, nan, 1, 5, 4, 3, 8, 2, 6}, 5);
  CHECK(spread.median == 5);
  CHECK(spread.low == 2);
  CHECK(spread.high == 8);
  CHECK(spread.failed == 4);
  CHECK(study::spread_of({1, 2, 3, 4, 5, 6}, 6).failed == 0);
}

TEST_CASE("the one in the middle is the lower of two") {
  CHECK(study::in_the_middle({3, 1, 2}) == 2);
  CHECK(study::in_the_middle({4, 1, 3, 2}) == 3);
  CHECK(study::in_the_middle({NAN, 1, 3}) == 2);
}

BAD_INPUT("five errors have no interval") {
  CHECK_THROWS_WITH_AS(study::spread_of({1, 2, 3, 4, 5}, 1),
                       "an interval for a median takes 6 errors, got 5",
                       std::invalid_argument);
}
