// The plain cell without its last tanh: it shows h = o c.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include "../plain.hpp"

namespace {

using output_gate::PlainCell, output_gate::Steps, output_gate::Weights;

struct StraightCell : PlainCell {
#ifdef SOLUTION
  // #region solution
  double backward(const Steps& steps) {
    const auto c = forward(steps);
    double loss = 0, through_next = 0;
    for (std::size_t t = steps.size(); t-- > 0;) {
      const auto [f, i, g, o] = gates(steps[t]);
      const double error = o * c[t + 1] - steps[t].y, dh = 2 * error;
      loss += error * error;
      output.add(dh * c[t + 1] * o * (1 - o), steps[t]);
      const double dc = dh * o + through_next;  // h = o c has the slope o in c
      forget.add(dc * c[t] * f * (1 - f), steps[t]);
      input.add(dc * g * i * (1 - i), steps[t]);
      candidate.add(dc * i * (1 - g * g), steps[t]);
      through_next = dc * f;
    }
    return loss;
  }
  // #endregion
#else
  // #region task
  double backward(const Steps& steps) {
    return PlainCell::backward(steps);  // yours: as there, but with h = o c
  }
  // #endregion
#endif
};

std::vector<Steps> questions(std::size_t sequences, lstm::Random random) {
  std::vector<Steps> data(sequences);
  for (auto& steps : data) {
    const double value = random.uniform(-0.5, 0.5);
    steps.push_back({value, 0, 0});
    for (int t = 1; t < 10; ++t) {
      const auto asked = static_cast<double>(random.below(2));
      steps.push_back({0, asked, asked * value});
    }
  }
  return data;
}

template <class Cell>
double final_error(const std::vector<Steps>& data) {
  Cell unit;
  double loss = 0;
  for (int update = 0; update < 5000; ++update) {
    loss = 0;
    for (const auto& steps : data) loss += unit.backward(steps);
    const auto answers = static_cast<double>(data.size() * 10);
    for (Weights* part :
         {&unit.forget, &unit.input, &unit.candidate, &unit.output})
      part->descend(1 / answers);
    loss /= answers;
  }
  return loss;
}

// The sum of (o c - y)².
double straight_loss(const PlainCell& unit, const Steps& steps) {
  const auto c = unit.forward(steps);
  double loss = 0;
  for (std::size_t t = 0; t < steps.size(); ++t)
    loss += std::pow(unit.gates(steps[t])[3] * c[t + 1] - steps[t].y, 2);
  return loss;
}

}  // namespace

TEST_CASE("Loss and gradients are those of o c") {
  StraightCell unit;
  unit.forget = {.W_v = 0.3, .W_m = -0.2, .b = 1};
  unit.input = {.W_v = -0.4, .W_m = 0.7, .b = 1.5};
  unit.candidate = {.W_v = 0.9, .W_m = 0.1, .b = 1.2};
  unit.output = {.W_v = 0.2, .W_m = 1.1, .b = -0.3};
  const auto steps = questions(1, lstm::Random(1))[0];
  CHECK(unit.backward(steps) == doctest::Approx(straight_loss(unit, steps)));
  for (Weights* part :
       {&unit.forget, &unit.input, &unit.candidate, &unit.output}) {
    const double found = part->db, s = 1e-5;
    part->b += s;
    const double above = straight_loss(unit, steps);
    part->b -= 2 * s;
    const double below = straight_loss(unit, steps);
    part->b += s;
    CHECK(found == doctest::Approx((above - below) / (2 * s)).epsilon(1e-6));
  }
}

TEST_CASE("It learns the task, too") {
  const auto data = questions(50, lstm::Random(1));
  const double with = final_error<PlainCell>(data);
  const double without = final_error<StraightCell>(data);
  fmt::print("with tanh {:.5f}, without {:.5f}\n", with, without);
  CHECK(without < 0.01);
}
