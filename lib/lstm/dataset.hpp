#pragma once
#include "lstm/tensor.hpp"

namespace lstm {

// #region dataset
/// Inputs x [T, D, N] and their targets y [O, N]; sample n is column n.
template <class Scalar>
struct Dataset {
  Sequence<Scalar> x;
  Matrix<Scalar> y;

  std::size_t size() const { return x.shape(2); }
};
// #endregion

// #region gather
/// Copies the samples of the given numbers into `batch`, in that order.
/// Throws ShapeError when `data` has not as many targets as inputs.
template <class Scalar>
void gather(const Dataset<Scalar>& data, std::span<const std::size_t> samples,
            Dataset<Scalar>& batch);
// #endregion

// #region batch_first
/// From (batch, time, features), the order in which Keras and PyTorch hold
/// sequences, to [T, features, B].
template <class Scalar>
Sequence<Scalar> from_batch_first(const Sequence<Scalar>& x);
// #endregion

}  // namespace lstm
