// Two units without an output gate that tell a value only when they are asked.
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "lstm/numbers/random.hpp"

namespace {

// What a part of unit 1 or 2 reads with: the value v, the question q, and the
// hidden states of both units after the step before.
struct Weights {
  double v = 0, q = 0, h1 = 0, h2 = 0, b = 0;
};
struct Unit {
  Weights forget, input, candidate;
};

#ifdef SOLUTION
// #region solution
// The first keeps the value. The second is written anew at every step: with
// what the first one holds where there is a question, with nothing elsewhere.
constexpr Unit keeps{
    .forget = {.b = 10}, .input = {.b = 10}, .candidate = {.v = 0.1}};
constexpr Unit tells{
    .forget = {.b = -10}, .input = {.q = 20, .b = -10}, .candidate = {.h1 = 1}};
constexpr double scale = 10;
// #endregion
#else
// #region task
// The answer is scale · h of the second unit, after the last step.
constexpr Unit keeps{.forget = {}, .input = {}, .candidate = {}};  // yours
constexpr Unit tells{.forget = {}, .input = {}, .candidate = {}};  // yours
constexpr double scale = 1;                                        // yours
                                                                   // #endregion
#endif

struct State {
  double c = 0, h = 0;
};

State step(const Unit& unit, const State& own, double v, double q,
           const std::array<State, 2>& before) {
  const auto z = [&](const Weights& w) {
    return w.v * v + w.q * q + w.h1 * before[0].h + w.h2 * before[1].h + w.b;
  };
  const auto sigmoid = [](double a) { return 1 / (1 + std::exp(-a)); };
  const double f = sigmoid(z(unit.forget)), i = sigmoid(z(unit.input));
  const double c = f * own.c + i * std::tanh(z(unit.candidate));
  return {c, std::tanh(c)};  // o = 1
}

}  // namespace

TEST_CASE("Two units tell the value if the last step asks and 0 if not") {
  lstm::Random random(1);
  double worst = 0;
  for (int sequence = 0; sequence < 1000; ++sequence) {
    const double value = random.uniform(-1, 1);
    double question = 0;
    std::array<State, 2> state;
    for (int t = 0; t < 10; ++t) {
      const double v = t == 0 ? value : 0;
      question = t == 0 ? 0 : static_cast<double>(random.below(2));
      state = {step(keeps, state[0], v, question, state),
               step(tells, state[1], v, question, state)};
    }
    worst = std::max(worst, std::abs(scale * state[1].h - question * value));
  }
  CHECK(worst < 0.05);
}
