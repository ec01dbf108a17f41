// How should an LSTM begin that is to remember for a hundred steps?
#include <doctest/doctest.h>

#include <cmath>

#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/random.hpp"

#ifdef SOLUTION
// #region solution
// With f = σ(log u) = u / (u + 1), about 1 / e is left after u + 1 steps; and
// with i = 1 - f, what is written again and again stays below 1.
static void start(lstm::Lstm<float>& layer, double T, lstm::Random& random) {
  const std::size_t H = layer.hidden();
  for (std::size_t j = 0; j < H; ++j) {
    const double b_f = std::log(random.uniform(1, T - 1));
    layer.b.value(H + j, 0) = static_cast<float>(b_f);
    layer.b.value(j, 0) = static_cast<float>(-b_f);
  }
}

static double share_left(double b_f, double steps) {
  return std::pow(1 / (1 + std::exp(-b_f)), steps);
}
// #endregion
#else
// #region task
// Yours: the biases of the forget gates, each for a memory of its own of 1 to
// T - 1 steps, and those of the input gates, with which i = 1 - f where x and h
// say nothing. The rows of b are those of i, f, g and o. Now each unit forgets
// as fast as every other.
static void start(lstm::Lstm<float>& layer, double, lstm::Random&) {
  const std::size_t H = layer.hidden();
  for (std::size_t j = 0; j < H; ++j) layer.b.value(H + j, 0) = 1;
}

// Yours: what is left of c after so many steps with this bias, where nothing is
// written.
static double share_left(double, double) {
  return 1;
}
// #endregion
#endif

TEST_CASE("What is left falls with each step") {
  CHECK(share_left(0, 3) == doctest::Approx(0.125));
  CHECK(share_left(1, 100) == doctest::Approx(2.5e-14).epsilon(0.1));
  for (const double u : {10.0, 100.0, 1000.0})
    CHECK(share_left(std::log(u), u + 1) ==
          doctest::Approx(std::exp(-1)).epsilon(0.05));
}

TEST_CASE("There is a unit for each length of memory") {
  constexpr std::size_t H = 2000;
  lstm::Lstm<float> layer(1, H);
  lstm::Random random(1);
  start(layer, 101, random);
  int brief = 0, lasting = 0;
  for (std::size_t j = 0; j < H; ++j) {
    const double b_i = layer.b.value(j, 0), b_f = layer.b.value(H + j, 0);
    CHECK(b_i == -b_f);
    CHECK(b_f >= 0);
    CHECK(b_f < std::log(100));
    CHECK(layer.b.value(2 * H + j, 0) == 0);
    CHECK(layer.b.value(3 * H + j, 0) == 0);
    const double left = std::pow(1 / (1 + std::exp(-b_f)), 25);
    (left < 0.5 ? brief : lasting) += 1;
  }
  // Half of something is left after 25 steps where u is above 35.
  CHECK(brief == doctest::Approx(0.35 * H).epsilon(0.1));
  CHECK(lasting == doctest::Approx(0.65 * H).epsilon(0.1));
}
