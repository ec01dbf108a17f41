// How much of a gradient comes back along c alone, and how much by other ways.
#include <doctest/doctest.h>

#include <cmath>

#include "lstm/layers/cell.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"

using lstm::Matrix;
using Steps = std::vector<lstm::CellStep<double>>;

#ifdef SOLUTION
// #region solution
// σ(3) is about 0.953, and its 99th power about 0.0081.
static double predicted() {
  return std::pow(1 / (1 + std::exp(-3.)), 99);
}

// Each step back along c multiplies by the f of the step that is left.
static Matrix<double> along_c(const Steps& steps, const Matrix<double>& last) {
  Matrix<double> dc = last;
  for (std::size_t t = steps.size(); t-- > 1;) dc *= steps[t].f;
  return dc;
}
// #endregion
#else
// #region task
// By what factor will a gradient shrink along c, over 99 steps with forget
// biases of 3?
static double predicted() {
  return 1;  // yours
}

// From dc after the last step to dc after the first, along c alone. steps[t].f
// are the forget gates of step t.
static Matrix<double> along_c(const Steps& steps, const Matrix<double>& last) {
  Matrix<double> dc = last;
  for (std::size_t t = steps.size(); t-- > 1;) dc *= 1;  // yours
  return dc;
}
// #endregion
#endif

// The gradient of c after a step, by all ways.
static Matrix<double> whole(const lstm::CellStep<double>& s,
                            const lstm::State<double>& d) {
  return d.c + d.h * s.o * (1 - s.tanh_c * s.tanh_c);
}

TEST_CASE("Along c the gradient fades, and by all ways it grows") {
  constexpr std::size_t T = 100, H = 64, B = 8;
  auto random = lstm::Seed(6).stream("exercise");
  lstm::Lstm<double> layer(1, H);
  layer.initialize(lstm::Recipe::keras, random);
  for (std::size_t row = H; row < 2 * H; ++row) layer.b.value(row, 0) = 3;
  lstm::Sequence<double> x = xt::zeros<double>({T, std::size_t{1}, B});
  for (double& element : x) element = random.normal();

  auto cell = taken_apart(layer);
  const auto steps = run(cell, x, lstm::State<double>::zeros(H, B));
  lstm::Sequence<double> dh_loss = xt::zeros<double>({T, H, B});
  for (std::size_t j = 0; j < H; ++j)
    for (std::size_t n = 0; n < B; ++n) dh_loss(T - 1, j, n) = 1;
  const auto flow = run_back(cell, steps, dh_loss);

  const auto last = whole(steps[T - 1], flow.states[T]);
  const auto first = whole(steps[0], flow.states[1]);
  const double alone = lstm::length(along_c(steps, last)) / lstm::length(last);
  const double all = lstm::length(first) / lstm::length(last);
  MESSAGE("along c ", alone, ", by all ways ", all);
  CHECK(all > 1);
  CHECK(alone < 0.02);
  CHECK(predicted() > alone / 2);
  CHECK(predicted() < alone * 2);
}
