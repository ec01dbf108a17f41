#pragma once
#include <array>
#include <cmath>
#include <vector>

#include "lstm/numbers/random.hpp"

namespace input_gate {

/// What a step brings, and what should lie on the belt after it.
struct Step {
  double v, m, y;  // the value; its mark, 0 or 1; the right answer
};
using Steps = std::vector<Step>;

// #region weights
/// What one gate reads the value v and the mark m with, and the gradients.
struct Weights {
  double W_v = 0, W_m = 0, b = 0;
  double dW_v = 0, dW_m = 0, db = 0;

  double z(const Step& s) const { return W_v * s.v + W_m * s.m + b; }

  void add(double dz, const Step& s) {
    dW_v += dz * s.v;
    dW_m += dz * s.m;
    db += dz;
  }

  /// An update: against the gradient, which begins anew at 0.
  void descend(double rate) {
    W_v -= rate * dW_v;
    W_m -= rate * dW_m;
    b -= rate * db;
    dW_v = dW_m = db = 0;
  }
};
// #endregion

inline double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// #region plain
/// One unit: three parts that read, and its belt c = f c + i g.
struct PlainWriter {
  Weights forget, input, candidate;

  std::array<double, 3> gates(const Step& s) const {
    return {sigmoid(forget.z(s)), sigmoid(input.z(s)),
            std::tanh(candidate.z(s))};
  }

  /// What lies on the belt: c[t] before step t, c[t + 1] after it.
  std::vector<double> forward(const Steps& steps) const {
    std::vector<double> c = {0};
    for (const Step& s : steps) {
      const auto [f, i, g] = gates(s);
      c.push_back(f * c.back() + i * g);
    }
    return c;
  }

  /// Adds to the gradients, and returns the loss: the sum of squared errors.
  double backward(const Steps& steps) {
    const auto c = forward(steps);
    double loss = 0, through_next = 0;
    for (std::size_t t = steps.size(); t-- > 0;) {
      const auto [f, i, g] = gates(steps[t]);
      const double error = c[t + 1] - steps[t].y;
      loss += error * error;
      const double dc = 2 * error + through_next;  // the two ways to the loss
      forget.add(dc * c[t] * f * (1 - f), steps[t]);
      input.add(dc * g * i * (1 - i), steps[t]);
      candidate.add(dc * i * (1 - g * g), steps[t]);
      through_next = dc * f;  // what the belt before this step gets
    }
    return loss;
  }
};
// #endregion

/// Marked sums of so many steps, with the right answer after every step. The
/// values are from -0.5 to 0.5, where a tanh can follow them.
std::vector<Steps> plain_sums(std::size_t sequences, std::size_t steps,
                              lstm::Random random);

/// An update after all sequences; returns the mean squared error before.
double train(PlainWriter& unit, const std::vector<Steps>& data, double rate);

/// A sequence that the unit has not seen.
Steps fresh_sum(const lstm::Seed& seed);

/// Prints how one unit learns the marked sum, and what it has learnt. Returns
/// the unit.
PlainWriter report_plain(const lstm::Seed& seed);

}  // namespace input_gate
