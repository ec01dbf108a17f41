// Two units that can only add, and whose difference is the sum of the marked
// values.
#include <doctest/doctest.h>

#include <cmath>

#include "lstm/numbers/random.hpp"

namespace {

// A unit that forgets nothing and adds σ(W_v v + W_m m + b) at each step.
struct Adder {
  double W_v, W_m, b;

  double write(double v, double m) const {
    return 1 / (1 + std::exp(-(W_v * v + W_m * m + b)));
  }
};

#ifdef SOLUTION
// #region solution
// Without a mark both write nothing. With one their difference is
// σ(z) - σ(-z) = tanh(z/2), here tanh(0.1 v), which is nearly 0.1 v.
constexpr Adder up{.W_v = 0.2, .W_m = 20, .b = -20};
constexpr Adder down{.W_v = -0.2, .W_m = 20, .b = -20};
constexpr double scale = 10;
// #endregion
#else
// #region task
// The answer is scale (c_up - c_down).
constexpr Adder up{.W_v = 0, .W_m = 0, .b = 0};    // yours
constexpr Adder down{.W_v = 0, .W_m = 0, .b = 0};  // yours
constexpr double scale = 1;                        // yours
                                                   // #endregion
#endif

}  // namespace

TEST_CASE("The difference of two sums is the sum of the marked values") {
  lstm::Random random(1);
  double worst = 0;
  for (int sequence = 0; sequence < 1000; ++sequence) {
    double c_up = 0, c_down = 0, right = 0;
    for (int t = 0; t < 10; ++t) {
      const double v = random.uniform(-1, 1), m = random.uniform() < 0.25;
      c_up += up.write(v, m);
      c_down += down.write(v, m);
      right += v * m;
    }
    worst = std::max(worst, std::abs(scale * (c_up - c_down) - right));
  }
  CHECK(worst < 0.05);
}
