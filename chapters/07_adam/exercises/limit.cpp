// How large a rate descent and momentum bear on a parabola.
#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#ifdef SOLUTION
// #region limit_solution
// Momentum is at the edge where w and u only change their signs from step to
// step. Then u = mu (-u) + g, so u = g / (1 + mu), and w - rate u = -w, so
// rate u = 2 w. With g = kappa w that is rate = 2 (1 + mu) / kappa. For mu = 0
// it is descent's limit.
static double largest_rate(double kappa, double mu) {
  return 2 * (1 + mu) / kappa;
}
// #endregion
#else
// #region limit_task
// The rate above which momentum flies off on L = kappa w^2 / 2.
static double largest_rate(double kappa, double mu) {
  return 2 / kappa + 0 * mu;  // yours: this is the limit of descent
}
// #endregion
#endif

// How far from the bottom 10000 steps of momentum end that began at 1.
static double distance(double kappa, double mu, double rate) {
  double w = 1, u = 0;
  for (int k = 0; k < 10'000 && std::abs(w) < 1e100; ++k) {
    u = mu * u + kappa * w;
    w -= rate * u;
  }
  return std::abs(w);
}

TEST_CASE(
    "A little below the limit momentum arrives and a little above it "
    "flies off") {
  for (const double kappa : {0.5, 1.0, 1000.0})
    for (const double mu : {0.0, 0.5, 0.9}) {
      CAPTURE(kappa);
      CAPTURE(mu);
      const double limit = largest_rate(kappa, mu);
      CHECK(distance(kappa, mu, 0.99 * limit) < 1e-6);
      CHECK(distance(kappa, mu, 1.01 * limit) > 1e6);
    }
}
