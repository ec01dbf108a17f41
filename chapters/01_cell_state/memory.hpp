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

// #region states
/// The state at the start and after each of `steps` steps; `next` makes the
/// new state from the number of the step, from 0, and the old state.
template <class Next>
std::vector<double> states(double start, std::size_t steps, Next next) {
  std::vector<double> all = {start};
  for (std::size_t k = 0; k < steps; ++k) all.push_back(next(k, all.back()));
  return all;
}
// #endregion

// #region kept_by_belt
/// What stays of a value of 1 on the belt, at the start and after each of
/// `steps` steps in which nothing comes in.
inline std::vector<double> kept_by_belt(double f, std::size_t steps) {
  const Belt belt{.f = f, .i = 0, .g = 0};
  return states(1, steps, [&](std::size_t, double c) { return belt.step(c); });
}
// #endregion

/// The two values that the memories of this chapter should tell apart.
inline constexpr double high = 0.8, low = 0.2;

// #region kept_by_unit
/// What stays of the difference between the values a and b in a plain unit, as
/// a share of it: at the start and after each of `steps` steps with x = 0.
inline std::vector<double> kept_by_unit(double u, double a, double b,
                                        std::size_t steps) {
  const PlainUnit unit{.w = 1, .u = u};
  const auto next = [&](std::size_t, double h) { return unit.step(0, h); };
  auto kept = states(a, steps, next);
  const auto other = states(b, steps, next);
  for (std::size_t k = 0; k <= steps; ++k)
    kept[k] = (kept[k] - other[k]) / (a - b);
  return kept;
}
// #endregion

// #region hold_on_belt
// A belt that shuts its input gate while `noise` comes in.
inline auto hold_on_belt(const std::vector<double>& noise) {
  return [noise](std::size_t k, double c) {
    return Belt{.f = 1, .i = 0, .g = noise[k]}.step(c);
  };
}
// #endregion

// #region hold_without_gate
// A belt without an input gate, c_t = f c_{t-1} + g: one that is always open.
inline auto hold_without_gate(const std::vector<double>& noise) {
  return [noise](std::size_t k, double c) {
    return Belt{.f = 1, .i = 1, .g = noise[k]}.step(c);
  };
}
// #endregion

// #region hold_in_unit
// A plain unit. It has the w and u with which the value was written.
inline auto hold_in_unit(const std::vector<double>& noise) {
  return [noise](std::size_t k, double h) {
    return PlainUnit{.w = 1, .u = 1}.step(noise[k], h);
  };
}
// #endregion

}  // namespace cell_state
