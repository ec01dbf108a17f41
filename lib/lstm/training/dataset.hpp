#pragma once
#include <string>

#include "lstm/numbers/tensor.hpp"

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

// #region expect_fitting
/// Throws ShapeError unless `data` has samples that suit a model of so many
/// inputs and outputs, and std::invalid_argument where one of its numbers is
/// not finite. `name` stands before x and y in the message.
template <class Scalar>
void expect_fitting(const std::string& name, const Dataset<Scalar>& data,
                    std::size_t inputs, std::size_t outputs);
// #endregion

// #region batch_first
/// From (batch, time, features), the order in which Keras and PyTorch hold
/// sequences, to [T, features, B].
template <class Scalar>
Sequence<Scalar> from_batch_first(const Sequence<Scalar>& x);
// #endregion

}  // namespace lstm
