// A belt that shows the average of all that came in.
#include <doctest/doctest.h>

#include <vector>

#ifdef SOLUTION
// #region solution
// The average of n values is (n - 1)/n of the average before, and 1/n of the
// new value.
static double average(const std::vector<double>& values) {
  double c = 0;
  for (double n = 1; const double g : values) {
    const double i = 1 / n, f = 1 - i;
    c = f * c + i * g;
    ++n;
  }
  return c;
}
// #endregion
#else
// #region task
static double average(const std::vector<double>& values) {
  double c = 0;
  for (const double g : values) {
    const double i = 1, f = 0;  // yours: they may differ from step to step
    c = f * c + i * g;
  }
  return c;
}
// #endregion
#endif

TEST_CASE("The belt ends at the average of what came in") {
  CHECK(average({4}) == doctest::Approx(4));
  CHECK(average({1, 2}) == doctest::Approx(1.5));
  CHECK(average({0.5, -1, 2, 0.25, 1}) == doctest::Approx(0.55));
}
