#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region options
/// What share of the numbers dropout sets to 0, each in [0, 1).
struct DropoutOptions {
  double input = 0;      // of x
  double recurrent = 0;  // of h, on its way into the next step
  double last = 0;       // of the last h, on its way into the dense layer
  bool fixed = true;     // one mask for all steps, or a new one for each
};
// #endregion

// #region masks
/// What the numbers are multiplied by: 0, or 1 / (1 - share) so that their
/// mean stays what it was. A mask of size 0 stands for no dropout.
template <class Scalar>
struct DropoutMasks {
  Sequence<Scalar> x;   // [T, D, B]
  Sequence<Scalar> h;   // [T, H, B]
  Matrix<Scalar> last;  // [H, B]
  // #endregion

  // #region draw
  /// New masks for a batch of x [T, D, B]. The shares must lie in [0, 1).
  void draw(const DropoutOptions& options, std::array<std::size_t, 3> x_shape,
            std::size_t hidden, Random& random);
};
// #endregion

// #region masked
/// The tensor times its mask, which has the same shape; without a mask, the
/// tensor.
template <class Tensor>
Tensor masked(Tensor tensor, const Tensor& mask) {
  if (mask.size() > 0) tensor *= mask;
  return tensor;
}
// #endregion

}  // namespace lstm
