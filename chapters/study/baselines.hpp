#pragma once
#include <string>

#include "lstm/numbers/tensor.hpp"

namespace study {

// Predictions of a window's next value that need no network. Each takes
// windows x [T, 1, N] and returns its predictions [1, N]; all throw ShapeError
// for windows with fewer steps than they look at, or with several features.

/// The last value once more.
template <class Scalar>
lstm::Matrix<Scalar> repeat_last(const lstm::Sequence<Scalar>& x);

/// On along the straight line through the last two values.
template <class Scalar>
lstm::Matrix<Scalar> straight_line(const lstm::Sequence<Scalar>& x);

/// y = 2 cos(step) y₋₁ - y₋₂, exact for every sine sampled at `step` radians.
template <class Scalar>
lstm::Matrix<Scalar> sine_recurrence(const lstm::Sequence<Scalar>& x,
                                     double step);

/// An error beside the name of what made it.
struct ErrorRow {
  std::string name;
  double error;
};

}  // namespace study
