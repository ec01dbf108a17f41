// A unit that is told the right answer after the last step alone: does it learn
// to be right after every step?
#include <doctest/doctest.h>
#include <fmt/core.h>

#include "../plain.hpp"

namespace {

using input_gate::PlainWriter, input_gate::Steps, input_gate::Weights;

// The loss is the squared error of the last step.
struct LateWriter : PlainWriter {
#ifdef SOLUTION
  // #region solution
  double backward(const Steps& steps) {
    const auto c = forward(steps);
    const double error = c.back() - steps.back().y;
    double dc = 2 * error;  // of the last step, by its answer
    for (std::size_t t = steps.size(); t-- > 0;) {
      const auto [f, i, g] = gates(steps[t]);
      forget.add(dc * c[t] * f * (1 - f), steps[t]);
      input.add(dc * g * i * (1 - i), steps[t]);
      candidate.add(dc * i * (1 - g * g), steps[t]);
      dc *= f;  // of the step before, by this one alone
    }
    return error * error;
  }
  // #endregion
#else
  // #region task
  double backward(const Steps& steps) {
    return PlainWriter::backward(steps);  // yours: only the last answer counts
  }
  // #endregion
#endif
};

std::vector<Steps> sums(std::size_t sequences, lstm::Random random) {
  std::vector<Steps> data(sequences);
  for (auto& steps : data) {
    double y = 0;
    for (int t = 0; t < 10; ++t) {
      const double v = random.uniform(-0.5, 0.5), m = random.uniform() < 0.25;
      steps.push_back({v, m, y += v * m});
    }
  }
  return data;
}

LateWriter trained(const std::vector<Steps>& data) {
  LateWriter unit;
  for (int update = 0; update < 3000; ++update) {
    for (const auto& steps : data) unit.backward(steps);
    for (Weights* part : {&unit.forget, &unit.input, &unit.candidate})
      part->descend(0.5 / static_cast<double>(data.size()));
  }
  return unit;
}

double mean_squared_error(const PlainWriter& unit,
                          const std::vector<Steps>& data, std::size_t t) {
  double sum = 0;
  for (const auto& steps : data)
    sum += std::pow(unit.forward(steps)[t + 1] - steps[t].y, 2);
  return sum / static_cast<double>(data.size());
}

}  // namespace

TEST_CASE("The gradient is that of the last step's squared error") {
  LateWriter unit;
  unit.forget = {.W_v = 0.3, .W_m = -0.2, .b = 1};
  unit.input = {.W_v = -0.4, .W_m = 0.7, .b = -0.5};
  unit.candidate = {.W_v = 0.9, .W_m = 0.1, .b = 0.2};
  const auto steps = sums(1, lstm::Random(1))[0];
  const double loss = unit.backward(steps);
  CHECK(loss ==
        doctest::Approx(mean_squared_error(unit, {steps}, steps.size() - 1)));
  for (Weights* part : {&unit.forget, &unit.input, &unit.candidate}) {
    const double found = part->dW_v, s = 1e-5;
    part->W_v += s;
    const double above = mean_squared_error(unit, {steps}, 9);
    part->W_v -= 2 * s;
    const double below = mean_squared_error(unit, {steps}, 9);
    part->W_v += s;
    CHECK(found == doctest::Approx((above - below) / (2 * s)).epsilon(1e-6));
  }
}

TEST_CASE("What it learns from the last answer holds for every step") {
  const auto unit = trained(sums(50, lstm::Random(1)));
  const auto fresh = sums(1000, lstm::Random(2));
  for (std::size_t t = 0; t < 10; ++t) {
    const double error = mean_squared_error(unit, fresh, t);
    fmt::print("step {:>2}: {:.5f}\n", t + 1, error);
    CHECK(error < 0.01);
  }
}
