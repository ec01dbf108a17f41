#pragma once
#include <cmath>
#include <vector>

namespace forget_gate {

// #region marked_sum
/// What a step brings, and what should lie on the belt after it.
struct Step {
  double x, g, y;  // the mark, 0 or 1; the new value; the right answer
};

/// A sum that starts afresh at its fourth step, where the mark is.
inline const std::vector<Step> marked_sum = {{0, 0.6, 0.6}, {0, 0.4, 1.0},
                                             {0, 0.8, 1.8}, {1, 0.5, 0.5},
                                             {0, 0.3, 0.8}, {0, 0.2, 1.0}};
// #endregion

// #region plain
/// One unit with a forget gate, f = σ(W x + b), and its belt c = f c + g.
struct PlainGate {
  double W = 0, b = 0;    // the parameters
  double dW = 0, db = 0;  // their gradients

  double f(double x) const { return 1 / (1 + std::exp(-(W * x + b))); }

  /// What lies on the belt: c[t] before step t, c[t + 1] after it.
  std::vector<double> forward(const std::vector<Step>& steps) const {
    std::vector<double> c = {0};
    for (const auto& [x, g, y] : steps) c.push_back(f(x) * c.back() + g);
    return c;
  }

  /// Sets the gradients, and returns the loss: the sum of squared errors.
  double backward(const std::vector<Step>& steps) {
    const auto c = forward(steps);
    double loss = 0, through_next = 0;
    dW = db = 0;
    for (std::size_t t = steps.size(); t-- > 0;) {
      const double x = steps[t].x, a = f(x), error = c[t + 1] - steps[t].y;
      loss += error * error;
      const double dc = 2 * error + through_next;  // the two ways to the loss
      const double da = dc * c[t], dz = da * a * (1 - a);
      dW += dz * x;
      db += dz;
      through_next = dc * a;  // what the belt before this step gets
    }
    return loss;
  }

  /// An update: against the gradient.
  void descend(double rate) {
    W -= rate * dW;
    b -= rate * db;
  }
};
// #endregion

/// Prints how such a gate learns, by plain descent, to let go at a mark.
/// Returns the gate that has learnt it.
PlainGate report_plain();

}  // namespace forget_gate
