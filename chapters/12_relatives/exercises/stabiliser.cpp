// A gate without an upper end, in numbers that have one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

// What one unit of an sLSTM keeps; at first nothing.
struct State {
  float c = 0, n = 0, m = 0;
};

#ifdef SOLUTION
// #region solution
// Both c and n are divided by e^m, so that their quotient is what it was, and
// the larger of the two exponents is always 0.
static State step(State s, float log_i, float log_f, float z) {
  const float m = std::max(log_f + s.m, log_i);
  const float i = std::exp(log_i - m), f = std::exp(log_f + s.m - m);
  return {f * s.c + i * z, f * s.n + i, m};
}

// The weights are e^0, e^1 and e^2 over their sum; nothing is forgotten.
static const double third_weight =
    std::exp(2) / (1 + std::exp(1) + std::exp(2));
// #endregion
#else
// #region task
// The input gate is i = e^log_i and the forget gate f = e^log_f, at most 1; the
// unit shows c / n. Yours: for log_i = 100 a float is infinite. Keep m besides,
// the largest exponent so far, m = max(log_f + m, log_i), and c and n divided
// by e^m, with no exponent above 0.
static State step(State s, float log_i, float log_f, float z) {
  const float i = std::exp(log_i), f = std::exp(log_f);
  return {f * s.c + i * z, f * s.n + i, 0};
}

// Yours, by hand: three values were written with log_i = 0, 1 and 2, and f = 1.
// c / n is a weighted mean of them. What is the weight of the third?
static const double third_weight = 1.0 / 3;
// #endregion
#endif

TEST_CASE("What is shown is the weighted mean of what was written") {
  State s;
  s = step(s, 0, 0, 1);
  CHECK(s.c / s.n == doctest::Approx(1));
  s = step(s, 1, 0, -1);
  CHECK(s.c / s.n ==
        doctest::Approx((1 - std::exp(1.0)) / (1 + std::exp(1.0))));
  const float half = std::log(0.5f);
  s = step(s, 0, half, 0.5f);
  const double old = 0.5 * (1 - std::exp(1.0)), all = 0.5 * (1 + std::exp(1.0));
  CHECK(s.c / s.n == doctest::Approx((old + 0.5) / (all + 1)));
}

TEST_CASE("The weight of the last value was found") {
  State s;
  s = step(s, 0, 0, 0);
  s = step(s, 1, 0, 0);
  s = step(s, 2, 0, 1);
  CHECK(s.c / s.n == doctest::Approx(third_weight));
}

TEST_CASE("Large exponents are no matter") {
  State s;
  for (const float log_i : {100.0f, 101.0f, -100.0f, 300.0f})
    s = step(s, log_i, -0.1f, log_i < 0 ? -1.0f : 0.5f);
  CHECK(s.c / s.n == doctest::Approx(0.5));
  CHECK(std::isfinite(s.c));
  CHECK(s.m == doctest::Approx(300));
}
