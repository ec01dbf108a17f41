// Adam whose weights decay alike, whatever their gradients are.
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

// A weight, and Adam's running means of its gradient and of the square.
struct Weight {
  double w = 1, m = 0, v = 0;
};

#ifdef SOLUTION
// #region solution
// AdamW: the weight loses its share outside of Adam, which never hears of it.
static void step(Weight& p, double gradient, double rate, double lambda,
                 int t) {
  p.w *= 1 - rate * lambda;
  p.m = 0.9 * p.m + 0.1 * gradient;
  p.v = 0.999 * p.v + 0.001 * gradient * gradient;
  const double m = p.m / (1 - std::pow(0.9, t)),
               v = p.v / (1 - std::pow(0.999, t));
  p.w -= rate * m / (std::sqrt(v) + 1e-8);
}
// #endregion
#else
// #region task
static void step(Weight& p, double gradient, double rate, double lambda,
                 int t) {
  gradient += lambda * p.w;  // yours: L2 in the gradient; make it AdamW
  p.m = 0.9 * p.m + 0.1 * gradient;
  p.v = 0.999 * p.v + 0.001 * gradient * gradient;
  const double m = p.m / (1 - std::pow(0.9, t)),
               v = p.v / (1 - std::pow(0.999, t));
  p.w -= rate * m / (std::sqrt(v) + 1e-8);
}
// #endregion
#endif

// Where a weight is that began at 1, after 2000 steps with gradients of one
// size and alternating sign.
static double after(double size, double lambda) {
  Weight weight;
  for (int t = 1; t <= 2000; ++t)
    step(weight, t % 2 == 0 ? size : -size, 0.001, lambda, t);
  return weight.w;
}

TEST_CASE("Weights with small and with large gradients decay alike") {
  const double left = std::pow(1 - 0.001 * 0.5, 2000);
  for (const double size : {0.01, 1.0, 100.0}) {
    CAPTURE(size);
    CHECK(after(size, 0.5) == doctest::Approx(left).epsilon(0.01));
  }
}

TEST_CASE("Without decay it is Adam") {
  Weight weight;
  step(weight, 0.25, 0.001, 0, 1);
  CHECK(weight.w == doctest::Approx(0.999));
  CHECK(after(1, 0) == doctest::Approx(1).epsilon(0.01));
}
