#pragma once
#include "lstm/training/regressor.hpp"

namespace forget_gate {

/// The predictions [T, N] of a model after every step of x [T, 2, N].
lstm::Matrix<float> predict_every_step(const lstm::Regressor<float>& model,
                                       const lstm::Sequence<float>& x);

/// The forget gates after every step, averaged over the units: [T, N].
lstm::Matrix<float> forget_gates(const lstm::Regressor<float>& model,
                                 const lstm::Sequence<float>& x);

/// The mean of `values` [T, N] over the steps of x that have a mark, or over
/// those that have none.
double mean_where(const lstm::Matrix<float>& values,
                  const lstm::Sequence<float>& x, bool mark);

}  // namespace forget_gate
