#pragma once
#include "lstm/training/regressor.hpp"

namespace sine_prediction {

/// Predicts further than one step: each prediction is appended to its window,
/// the oldest value drops out, and the model reads its own output. From windows
/// x [T, 1, B] to the predictions [steps, B].
/// Throws ShapeError unless the model has one input and one output.
template <class Scalar>
lstm::Matrix<Scalar> closed_loop(const lstm::Regressor<Scalar>& model,
                                 lstm::Sequence<Scalar> x, std::size_t steps);

}  // namespace sine_prediction
