#pragma once
#include "03_input_gate/plain.hpp"

namespace output_gate {

using input_gate::sigmoid, input_gate::Step, input_gate::Steps,
    input_gate::Weights;

// #region plain
/// One unit: four parts that read, its belt c = f c + i g, and h = o tanh(c).
struct PlainCell {
  Weights forget, input, candidate, output;

  std::array<double, 4> gates(const Step& s) const {
    return {sigmoid(forget.z(s)), sigmoid(input.z(s)),
            std::tanh(candidate.z(s)), sigmoid(output.z(s))};
  }

  /// What lies on the belt: c[t] before step t, c[t + 1] after it.
  std::vector<double> forward(const Steps& steps) const {
    std::vector<double> c = {0};
    for (const Step& s : steps) {
      const auto [f, i, g, o] = gates(s);
      c.push_back(f * c.back() + i * g);
    }
    return c;
  }

  /// Adds to the gradients, and returns the loss: the sum of squared errors.
  double backward(const Steps& steps) {
    const auto c = forward(steps);
    double loss = 0, through_next = 0;
    for (std::size_t t = steps.size(); t-- > 0;) {
      const auto [f, i, g, o] = gates(steps[t]);
      const double tanh_c = std::tanh(c[t + 1]), h = o * tanh_c;
      const double error = h - steps[t].y, dh = 2 * error;
      loss += error * error;
      output.add(dh * tanh_c * o * (1 - o), steps[t]);
      const double dc = dh * o * (1 - tanh_c * tanh_c) + through_next;
      forget.add(dc * c[t] * f * (1 - f), steps[t]);
      input.add(dc * g * i * (1 - i), steps[t]);
      candidate.add(dc * i * (1 - g * g), steps[t]);
      through_next = dc * f;  // what the belt before this step gets
    }
    return loss;
  }
};
// #endregion

/// Asked values of so many steps, with the right answer after every step. The
/// values are from -0.5 to 0.5, where a tanh can follow them.
std::vector<Steps> plain_questions(std::size_t sequences, std::size_t steps,
                                   lstm::Random random);

/// An update after all sequences; returns the mean squared error before.
double train(PlainCell& unit, const std::vector<Steps>& data, double rate);

/// A sequence that the unit has not seen.
Steps fresh_question(const lstm::Seed& seed);

/// Prints how one unit learns to tell a value only when it is asked.
/// Returns the unit.
PlainCell report_plain(const lstm::Seed& seed);

}  // namespace output_gate
