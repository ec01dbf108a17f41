// How long Adam's steps are where its two means are left as they are.
#include <doctest/doctest.h>

#include <cmath>

#include "study/methods.hpp"

#ifdef SOLUTION
// #region raw_solution
// m has 1 - 0.9^t of a constant gradient, and v 1 - 0.999^t of its square.
static double raw_length(int t) {
  return (1 - std::pow(0.9, t)) / std::sqrt(1 - std::pow(0.999, t));
}

// Found by trying one t after the other: the hump is near t = 12, and from
// there the lengths fall towards 1.
static int last_step_above(double length) {
  int t = 12;
  while (raw_length(t + 1) > length) ++t;
  return t;
}
// #endregion
#else
// #region raw_task
// The length of raw Adam's step t = 1, 2, ... in learning rates, where every
// gradient is the same.
static double raw_length(int t) {
  return t;  // yours
}

// The last step that is longer than so many learning rates, from 1 to 6.
static int last_step_above(double length) {
  return static_cast<int>(length);  // yours
}
// #endregion
#endif

TEST_CASE("The formula gives the steps that raw Adam takes") {
  const auto raw = study::make<double>(study::Method::raw, 1);
  lstm::Parameter<double> w("w", 1, 1);
  w.gradient.fill(3);
  for (int t = 1; t <= 300; ++t) {
    w.value.fill(0);
    raw->step({&w});
    CHECK(raw_length(t) == doctest::Approx(-w.value(0, 0)).epsilon(1e-6));
  }
}

TEST_CASE("For how long are the steps more than twice too long?") {
  CHECK(raw_length(last_step_above(2)) > 2);
  CHECK(raw_length(last_step_above(2) + 1) <= 2);
  CHECK(last_step_above(2) > 100);
}
