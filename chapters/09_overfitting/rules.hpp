#pragma once
#include "noise.hpp"
#include "support/error_table.hpp"

namespace overfitting {

// #region rules
/// Predicts each window's next value from the sine of the right frequency that
/// fits it best, in least squares.
lstm::Matrix<float> fitted_sine(const lstm::Sequence<float>& x);

/// The test errors of rules that learn nothing, medians over the splits.
std::vector<support::ErrorRow> rules(const std::vector<Splits>& all);
// #endregion

}  // namespace overfitting
