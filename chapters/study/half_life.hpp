#pragma once
#include <cmath>
#include <cstddef>
#include <numbers>

namespace study {

// #region half_life
/// After how many steps the factor f, in (0, 1], has halved a value: infinite
/// for 1. Between two whole steps it is what a smooth curve would give.
inline double half_life(double f) {
  return std::numbers::ln2 / std::abs(std::log(f));
}
// #endregion

/// The half-life, counted: the first step that leaves at most half. For f
/// below 1.
inline std::size_t count_half_life(double f) {
  std::size_t steps = 0;
  for (double left = 1; left > 0.5; left *= f) ++steps;
  return steps;
}

}  // namespace study
