#pragma once
#include <string>

#include "lstm/training/dataset.hpp"

namespace study {

// Predictions of a window's next value that need no network. Each takes
// windows x [T, 1, B] and returns its predictions [1, B]; all throw ShapeError
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

/// What came after the nearest of the windows that were seen, by the sum of the
/// squared differences; those must have T steps, too.
template <class Scalar>
lstm::Matrix<Scalar> nearest_window(const lstm::Dataset<Scalar>& seen,
                                    const lstm::Sequence<Scalar>& x);

/// y = a y₋₁ + b y₋₂
struct Recurrence {
  double a, b;
};

/// That of the least squared error on windows that were seen. Where several
/// have it, as with a single window, the one with the least a² + b².
template <class Scalar>
Recurrence fit_recurrence(const lstm::Dataset<Scalar>& seen);

template <class Scalar>
lstm::Matrix<Scalar> go_on(const lstm::Sequence<Scalar>& x, Recurrence rule);

/// An error beside the name of what made it.
struct ErrorRow {
  std::string name;
  double error;
};

}  // namespace study
