#include "study/wilson.hpp"

#include <doctest/doctest.h>

#include <cmath>

using doctest::Approx;

// The interval solves (k/n - q)² = z² q (1 - q) / n. Where k = 0 that is q = 0
// or z² / (n + z²), and where k = n / 2 it is 1/2 ± z / (2 √(n + z²)).
TEST_CASE("a share of a few cases has Wilson's interval") {
  const double square = 1.96 * 1.96;
  const auto none = study::wilson(0, 24), all = study::wilson(1, 24),
             half = study::wilson(0.5, 24);
  CHECK(none.low == Approx(0).epsilon(1e-15));
  CHECK(none.high == Approx(square / (24 + square)));
  CHECK(all.low == Approx(24 / (24 + square)));
  CHECK(all.high == 1);
  CHECK(half.low == Approx(0.5 - 1.96 / (2 * std::sqrt(24 + square))));
  CHECK(half.high == Approx(0.5 + 1.96 / (2 * std::sqrt(24 + square))));
}
