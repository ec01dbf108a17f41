#pragma once
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region loss
/// A loss beside its gradient with respect to the prediction.
template <class Scalar>
struct Loss {
  Scalar value;
  Matrix<Scalar> gradient;  // of the shape of the prediction
};
// #endregion

/// The mean of (y - target)² over all elements; both are [O, B].
/// Throws ShapeError when the shapes differ or hold no element.
template <class Scalar>
Loss<Scalar> mean_squared_error(const Matrix<Scalar>& y,
                                const Matrix<Scalar>& target);

/// Returns the loss alone; its gradient goes into a matrix of the caller.
template <class Scalar>
Scalar mean_squared_error(const Matrix<Scalar>& y, const Matrix<Scalar>& target,
                          Matrix<Scalar>& gradient);

}  // namespace lstm
