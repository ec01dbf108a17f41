// A sum of two waves, and the rule that continues it.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#ifdef SOLUTION
// #region solution
// The weights of the last four values, the last one first. For one wave
// y_t - 2 cos(s) y_(t-1) + y_(t-2) is 0. Of the sum of two, that is a wave with
// the other step, and the same once more with that step makes 0 of it.
static std::array<double, 4> weights(double s, double r) {
  const double a = 2 * std::cos(s), b = 2 * std::cos(r);
  return {a + b, -(2 + a * b), a + b, -1};
}
// #endregion
#else
// #region task
// The weights of the last four values, the last one first, that continue a sum
// of two waves with the steps s and r, whatever their heights and phases.
static std::array<double, 4> weights(double s, double r) {
  return {std::cos(s), std::cos(r), 0, 0};  // yours
}
// #endregion
#endif

TEST_CASE("The next value of two waves follows from the last four") {
  for (const double s : {0.1, 0.5})
    for (const double r : {0.2, 1.3})
      for (const double phase : {0.0, 1.0, 4.0}) {
        std::vector<double> y;
        for (int t = 0; t < 5; ++t)
          y.push_back(2 * std::sin(phase + s * t) +
                      0.7 * std::sin(3 * phase - r * t));
        const auto w = weights(s, r);
        CHECK(w[0] * y[3] + w[1] * y[2] + w[2] * y[1] + w[3] * y[0] ==
              doctest::Approx(y[4]));
      }
}
