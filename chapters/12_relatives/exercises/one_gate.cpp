// One gate alone: what it must do so that a unit counts.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

static double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// The weights of a unit with one gate f and a candidate n, each of x, h and 1.
struct Unit {
  double w_f, u_f, b_f, w_n, u_n, b_n;
};

#ifdef SOLUTION
// #region solution
// The one gate forgets, and resets, and writes.
static double step(const Unit& unit, double x, double h) {
  const double f = sigmoid(unit.w_f * x + unit.u_f * h + unit.b_f);
  const double n = std::tanh(unit.w_n * x + unit.u_n * (f * h) + unit.b_n);
  return (1 - f) * h + f * n;
}

// The gate is open where x is 1, and the candidate is then -h, nearly.
static const Unit counter = {20, 0, -10, 0, -3, 0};

// A GRU has a reset gate besides, with as many weights again.
static std::size_t saved(std::size_t D, std::size_t H) {
  return H * (D + H + 1);
}
// #endregion
#else
// #region task
// Yours: this is the plain unit, whose gate is always open. Make it the minimal
// gated unit of Zhou et al.: f = σ(w_f x + u_f h + b_f) decides how much of h
// the candidate sees, n = tanh(w_n x + u_n (f h) + b_n), and how much of it is
// taken, h = (1 - f) h + f n.
static double step(const Unit& unit, double x, double h) {
  return std::tanh(unit.w_n * x + unit.u_n * h + unit.b_n);
}

// Yours: weights by hand, so that h has changed its sign after each x = 1, and
// kept it after each x = 0. It begins at -1.
static const Unit counter = {0, 0, 0, 0, 0, 0};

// Yours: how many numbers fewer than a GRU does a layer of H such units learn,
// on D inputs, where r comes before the product?
static std::size_t saved(std::size_t, std::size_t) {
  return 0;
}
// #endregion
#endif

TEST_CASE("A step is the one by hand") {
  const Unit unit = {0.5, -0.25, 0.1, 0.3, 0.7, -0.2};
  const double f = sigmoid(0.5 * 2 - 0.25 * 0.4 + 0.1);
  const double n = std::tanh(0.3 * 2 + 0.7 * f * 0.4 - 0.2);
  CHECK(step(unit, 2, 0.4) == doctest::Approx((1 - f) * 0.4 + f * n));
}

TEST_CASE("Where the gate is shut the unit keeps what it has") {
  CHECK(step({0, 0, -50, 5, 5, 5}, 1, 0.3) == doctest::Approx(0.3));
}

TEST_CASE("The unit knows the parity of a thousand bits") {
  double h = -1;
  bool odd = false;
  std::size_t right = 0;
  for (int t = 0; t < 1000; ++t) {
    const int bit = t * t % 7 < 3 ? 1 : 0;
    odd = odd != (bit == 1);
    h = step(counter, bit, h);
    right += (h > 0) == odd && std::abs(h) > 0.5;
  }
  CHECK(right == 1000);
}

TEST_CASE("What the missing gate saves was counted") {
  CHECK(saved(1, 1) == 3);
  CHECK(saved(10, 24) == 24 * 35);
}
