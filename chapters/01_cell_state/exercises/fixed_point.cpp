// Where a plain unit with u above 1 ends, and how fast two states meet there.
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#ifdef SOLUTION
// #region solution
// Whoever applies the step often enough stands where it leads to.
static double fixed_point(double u) {
  double h = 1;
  for (int k = 0; k < 1000; ++k) h = std::tanh(u * h);
  return h;
}

// tanh(u h) is h itself here, so the slope needs no second tanh.
static double predicted(double u) {
  const double h = fixed_point(u);
  return u * (1 - h * h);
}

static double measured(double u, int steps) {
  double a = 0.8, b = 0.2, before = a - b;
  for (int k = 0; k < steps; ++k) {
    before = a - b;
    a = std::tanh(u * a);
    b = std::tanh(u * b);
  }
  return (a - b) / before;
}
// #endregion
#else
// #region task
// The state above 0 that a step with this u, above 1, leaves where it is.
static double fixed_point(double u) {
  return u;  // yours
}

// The factor by which one step near that state changes a small difference.
static double predicted(double u) {
  return u;  // yours
}

// The factor by which the last of `steps` steps changes the difference of the
// states that were 0.8 and 0.2 at the start.
static double measured(double u, int steps) {
  return u / steps;  // yours
}
// #endregion
#endif

TEST_CASE("A step leaves the fixed point where it is") {
  for (const double u : {1.1, 1.5, 3.0}) {
    CAPTURE(u);
    const double h = fixed_point(u);
    CHECK(h > 0.1);
    CHECK(std::tanh(u * h) == doctest::Approx(h).epsilon(1e-12));
  }
}

TEST_CASE("The predicted factor is the slope at the fixed point") {
  for (const double u : {1.1, 1.5, 3.0}) {
    CAPTURE(u);
    const double h = fixed_point(u), s = 1e-5;
    const double slope =
        (std::tanh(u * (h + s)) - std::tanh(u * (h - s))) / (2 * s);
    CHECK(predicted(u) == doctest::Approx(slope).epsilon(1e-6));
  }
}

TEST_CASE("The measured factor is that of the last step") {
  const double after = std::tanh(1.5 * 0.8) - std::tanh(1.5 * 0.2);
  CHECK(measured(1.5, 1) == doctest::Approx(after / 0.6));
}

TEST_CASE("What was predicted is what is measured") {
  CHECK(measured(1.1, 70) == doctest::Approx(predicted(1.1)).epsilon(1e-4));
  CHECK(measured(1.5, 20) == doctest::Approx(predicted(1.5)).epsilon(1e-4));
  CHECK(measured(3, 6) == doctest::Approx(predicted(3)).epsilon(1e-4));
}
