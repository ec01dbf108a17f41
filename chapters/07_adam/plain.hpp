#pragma once
#include <cmath>

namespace adam {

// #region plain
/// Each rule is given the slope g along one number, and says by how much that
/// number changes.
struct PlainDescent {
  double rate;
  double operator()(double g) { return -rate * g; }
};

struct PlainMomentum {
  double rate, u = 0;
  double operator()(double g) {
    u = 0.9 * u + g;
    return -rate * u;
  }
};

struct PlainAdam {
  double rate, m = 0, v = 0;
  int t = 0;
  double operator()(double g) {
    ++t;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const double m_hat = m / (1 - std::pow(0.9, t));
    const double v_hat = v / (1 - std::pow(0.999, t));
    return -rate * m_hat / (std::sqrt(v_hat) + 1e-8);
  }
};

template <class Rule>
double plain_walk(Rule rule, int steps) {
  double x = -1.2, y = 1;
  Rule rule_x = rule, rule_y = rule;  // each number has one of its own
  for (int k = 0; k < steps; ++k) {
    const double a = y - x * x;
    const double dx = -2 * (1 - x) - 400 * x * a, dy = 200 * a;
    x += rule_x(dx);
    y += rule_y(dy);
  }
  return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}
// #endregion

}  // namespace adam
