#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

namespace cell_state {

// #region belt
/// One place on the conveyor belt, c_t = f c_{t-1} + i g, in plain numbers.
struct Belt {
  double f;  // the share of the old value that stays, 0 to 1
  double i;  // the share of the new value that is added, 0 to 1
  double g;  // the new value

  double step(double c) const { return f * c + i * g; }
};
// #endregion

// #region plain
/// One unit of a plain recurrent network, h_t = tanh(w x_t + u h_{t-1}).
struct PlainUnit {
  double w, u;

  double step(double x, double h) const { return std::tanh(w * x + u * h); }
};
// #endregion

/// The state at the start and after each of `steps` steps; `next` makes the
/// new state from the number of the step, from 0, and the old state.
template <class Next>
std::vector<double> states(double start, std::size_t steps, Next next) {
  std::vector<double> all = {start};
  for (std::size_t k = 0; k < steps; ++k) all.push_back(next(k, all.back()));
  return all;
}

/// What stays of a value of 1 on the belt, at the start and after each of
/// `steps` steps in which nothing comes in.
inline std::vector<double> kept_by_belt(double f, std::size_t steps) {
  const Belt belt{.f = f, .i = 0, .g = 0};
  return states(1, steps, [&](std::size_t, double c) { return belt.step(c); });
}

/// The two values that the memories of this chapter should tell apart.
inline constexpr double high = 0.8, low = 0.2;

// #region kept_by_unit
/// What stays of the difference between the states a and b of a plain unit, as
/// a share of it: at the start and after each of `steps` steps with x = 0.
inline std::vector<double> kept_by_unit(double u, double a, double b,
                                        std::size_t steps) {
  const PlainUnit unit{.w = 1, .u = u};
  const double difference = a - b;
  std::vector<double> kept = {1};
  for (std::size_t k = 0; k < steps; ++k) {
    a = unit.step(0, a);
    b = unit.step(0, b);
    kept.push_back((a - b) / difference);
  }
  return kept;
}
// #endregion

// #region hold
/// The states of three memories, before and after each number that comes in.
struct Held {
  std::vector<double> belt, no_gate, unit;
};

inline Held hold(double value, const std::vector<double>& noise) {
  Held held{{value}, {value}, {value}};
  for (const double x : noise) {
    const Belt shut{.f = 1, .i = 0, .g = x}, open{.f = 1, .i = 1, .g = x};
    const PlainUnit unit{.w = 1, .u = 1};
    held.belt.push_back(shut.step(held.belt.back()));
    held.no_gate.push_back(open.step(held.no_gate.back()));
    held.unit.push_back(unit.step(x, held.unit.back()));
  }
  return held;
}
// #endregion

}  // namespace cell_state
