#pragma once
#include "noise.hpp"
#include "study/baselines.hpp"

namespace overfitting {

/// Predicts each window's next value from the sine of the right frequency that
/// fits it best, in least squares.
lstm::Matrix<float> fitted_sine(const lstm::Sequence<float>& x);

/// The test errors of rules that learn nothing, medians over the splits.
std::vector<study::ErrorRow> rules(const std::vector<Splits>& all);

}  // namespace overfitting
