// A linear recurrence that counts: what its gate must be allowed.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;

#ifdef SOLUTION
// #region solution
// A one turns h over, a zero keeps it; the gate is -1 or 1.
static double gate(double x) {
  return 1 - 2 * x;
}

// Each step multiplies by a positive number and adds one: both states move the
// same way, and the larger one stays the larger one.
static const bool positive_gate_can_swap_two_states = false;

// After n ones the two states are a^n (1 - -1) apart.
static double apart(double a, std::size_t n) {
  return 2 * std::pow(a, static_cast<double>(n));
}
// #endregion
#else
// #region task
// h = a(x) h begins at 1: yours is a gate a(x), which sees the bit x, so that h
// is above 0 exactly where the number of ones is even. This one is that of a
// minGRU, between 0 and 1: it fades.
static double gate(double x) {
  return 1 - 0.5 * x;
}

// Yours, without a program: h = a(x) h + b(x), with any 0 < a(x) < 1 and any
// b(x), stands at p where the number of ones is even and at q > p where it is
// odd. Can one x bring p to q and q to p?
static const bool positive_gate_can_swap_two_states = true;

// Yours: two sequences begin at 1 and at -1, and both read n ones with the same
// gate a and the same b. How far apart are they then?
static double apart(double, std::size_t) {
  return 2;
}
// #endregion
#endif

TEST_CASE("The sign of h is the parity of the bits") {
  double h = 1;
  bool odd = false;
  std::size_t right = 0;
  for (int t = 0; t < 1000; ++t) {
    const int bit = t * t % 5 < 2 ? 1 : 0;
    odd = odd != (bit == 1);
    h *= gate(bit);
    right += (h < 0) == odd && std::abs(h) > 0.5;
  }
  CHECK(right == 1000);
}

// For many gates and all they add, whether the larger state stays the larger.
TEST_CASE("What a positive gate cannot do was found") {
  bool swapped = false;
  for (double a = 0.05; a < 1; a += 0.05)
    for (double b = -2; b <= 2; b += 0.25)
      swapped = swapped || a * -1 + b >= a * 1 + b;
  CHECK(positive_gate_can_swap_two_states == swapped);
}

TEST_CASE("What is left of a difference is known") {
  for (const double a : {0.5, 0.9}) {
    double one = 1, other = -1;
    for (std::size_t n = 0; n < 20; ++n) {
      CHECK(apart(a, n) == doctest::Approx(one - other));
      one = a * one + 0.3;
      other = a * other + 0.3;
    }
  }
}
