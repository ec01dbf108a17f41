// L1 that makes weights exactly 0.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "lstm/numbers/random.hpp"

#ifdef SOLUTION
// #region solution
// Gradient descent without the penalty, and then a distance towards 0; what is
// nearer than that ends there.
static double step(double w, double gradient, double rate, double lambda) {
  const double moved = w - rate * gradient, distance = rate * lambda;
  if (std::abs(moved) <= distance) return 0;
  return moved > 0 ? moved - distance : moved + distance;
}
// #endregion
#else
// #region task
static double step(double w, double gradient, double rate, double lambda) {
  const double sign = w > 0 ? 1 : w < 0 ? -1 : 0;
  return w - rate * (gradient + lambda * sign);  // yours: nothing crosses 0
}
// #endregion
#endif

TEST_CASE("A weight that the loss does not care about ends at exactly 0") {
  for (double w : {0.5, -0.25, 0.001}) {
    for (int k = 0; k < 1000; ++k) w = step(w, 0, 0.03, 0.1);
    CHECK(w == 0);
  }
}

TEST_CASE("Slopes below lambda do not move a weight away from 0") {
  CHECK(step(0, 0.09, 0.03, 0.1) == 0);
  CHECK(step(0, -0.09, 0.03, 0.1) == 0);
  CHECK(step(0, -0.5, 0.03, 0.1) == doctest::Approx(0.012));
}

TEST_CASE("What the loss needs stays where loss and penalty balance") {
  for (const double best : {2.0, -2.0}) {
    double w = 0;  // the loss is (w - best)² / 2, its slope w - best
    for (int k = 0; k < 2000; ++k) w = step(w, w - best, 0.03, 0.5);
    CHECK(w == doctest::Approx(best > 0 ? 1.5 : -1.5));
  }
}

TEST_CASE("Of eight inputs the six that say nothing get the weight 0") {
  auto random = lstm::Seed(1).stream("inputs");
  std::vector<std::array<double, 8>> x(200);
  for (auto& sample : x)
    for (double& value : sample) value = random.normal();
  std::array<double, 8> w = {};
  for (int epoch = 0; epoch < 500; ++epoch) {
    std::array<double, 8> gradient = {};
    for (const auto& sample : x) {
      double error = sample[3] - 2 * sample[0];  // y = 2 x₀ - x₃
      for (std::size_t k = 0; k < 8; ++k) error += w[k] * sample[k];
      for (std::size_t k = 0; k < 8; ++k)
        gradient[k] += 2 * error * sample[k] / 200;
    }
    for (std::size_t k = 0; k < 8; ++k)
      w[k] = step(w[k], gradient[k], 0.1, 0.3);
  }
  for (const std::size_t k : {1u, 2u, 4u, 5u, 6u, 7u}) CHECK(w[k] == 0);
  CHECK(w[0] == doctest::Approx(1.85).epsilon(0.1));
  CHECK(w[3] == doctest::Approx(-0.85).epsilon(0.1));
}
