#pragma once
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace study {

// #region belt
/// One place on the conveyor belt, c_t = f c_{t-1} + i g, in plain numbers.
struct Belt {
  double f;  // the share of the old value that stays, 0 to 1
  double i;  // the share of the new value that is added, 0 to 1
  double g;  // the new value

  double step(double c) const { return f * c + i * g; }
};
// #endregion

// #region half_life
/// After how many steps the factor f, in (0, 1], has halved a value: infinite
/// for 1. Between two whole steps it is what a smooth curve would give.
inline double half_life(double f) {
  return std::numbers::ln2 / std::abs(std::log(f));
}
// #endregion

// #region count_half_life
/// The same, counted: the first step that leaves at most half. For f below 1.
inline std::size_t count_half_life(double f) {
  std::size_t steps = 0;
  for (double left = 1; left > 0.5; left *= f) ++steps;
  return steps;
}
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

// #region kept
/// What stays of a value of 1 on the belt, at the start and after each of
/// `steps` steps in which nothing comes in.
inline std::vector<double> kept_by_belt(double f, std::size_t steps) {
  const Belt belt{.f = f, .i = 0, .g = 0};
  return states(1, steps, [&](std::size_t, double c) { return belt.step(c); });
}
// #endregion

}  // namespace study
