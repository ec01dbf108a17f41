#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region options
/// What share of the numbers dropout sets to 0 (Srivastava et al. 2014), each
/// in [0, 1).
struct DropoutOptions {
  double input = 0;      // of x
  double recurrent = 0;  // of h, on its way into the next step
  double output = 0;     // of h, on its way into the next layer
  bool fixed = true;     // one mask for all steps, or a new one for each
};
// #endregion

/// Throws std::invalid_argument unless all shares lie in [0, 1).
const DropoutOptions& checked(const DropoutOptions& options);

// #region masks
/// What a recurrent layer's x and h are multiplied by: 0, or 1 / (1 - share) so
/// that their mean stays what it was. A mask of size 0 stands for no dropout.
template <class Scalar>
struct Masks {
  Sequence<Scalar> x;  // [T, D, B]
  Sequence<Scalar> h;  // [T, H, B] h on its way into the next step
};
// #endregion

/// Draws a mask for steps of this shape [T, n, B], the first step's for all of
/// them where it is fixed. For a share of 0 the mask is empty.
template <class Scalar>
void draw_mask(Sequence<Scalar>& mask, const std::array<std::size_t, 3>& shape,
               double share, bool fixed, Random& random);

/// Multiplies a tensor by its mask, if there is one. Throws ShapeError where
/// the two have not the same shape.
template <class Tensor>
void apply_mask(const Tensor& mask, Tensor& tensor) {
  if (mask.size() == 0) return;
  expect_shape("mask", mask, tensor.shape());
  xt::noalias(tensor) *= mask;
}

}  // namespace lstm
