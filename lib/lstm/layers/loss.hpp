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

// #region summed
/// A loss as a sum, and how much was counted in it: the labels or elements, or
/// the weights that they have. The parts of a batch are added up, sums and
/// counts, before one is divided by the other.
template <class Scalar>
struct Summed {
  decltype(Scalar() * 1.0) sum = 0;  // of floats, too, a double
  double count = 0;

  /// NaN where nothing was counted.
  auto mean() const { return sum / count; }

  Summed& operator+=(const Summed& part) {
    sum += part.sum;
    count += part.count;
    return *this;
  }
};
// #endregion

/// The sum of (y - target)² over all elements; both are [O, B]. Leaves its
/// gradient in dy. Throws ShapeError when the shapes differ or hold no element.
template <class Scalar>
Summed<Scalar> squared_error(const Matrix<Scalar>& y,
                             const Matrix<Scalar>& target, Matrix<Scalar>& dy);

/// The mean of (y - target)², and its gradient.
template <class Scalar>
Loss<Scalar> mean_squared_error(const Matrix<Scalar>& y,
                                const Matrix<Scalar>& target);

}  // namespace lstm
