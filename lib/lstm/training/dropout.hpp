#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"
#include "lstm/training/regressor.hpp"

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

  /// New masks for a batch of x [T, D, B], in the place of all that there are.
  /// The shares must lie in [0, 1).
  void draw(const DropoutOptions& options, std::array<std::size_t, 3> x_shape,
            std::size_t hidden, Random& random);
};
// #endregion

// #region masked
/// The tensor times its mask; without a mask, the tensor. Throws ShapeError
/// where the two have not the same shape.
template <class Tensor>
Tensor masked(Tensor tensor, const Tensor& mask) {
  if (mask.size() == 0) return tensor;
  expect_shape("mask", mask, tensor.shape());
  tensor *= mask;
  return tensor;
}
// #endregion

// #region dropout_regressor
/// A regressor that is trained with dropout (Srivastava et al. 2014), on the
/// recurrent path, too (Gal and Ghahramani 2016). It predicts like any other.
template <class Scalar>
class DropoutRegressor : public Regressor<Scalar> {
 public:
  using Regressor<Scalar>::lstm, Regressor<Scalar>::dense;
  using Regressor<Scalar>::loss_and_gradients;

  /// Throws std::invalid_argument unless all shares lie in [0, 1).
  DropoutRegressor(std::size_t inputs, std::size_t hidden, std::size_t outputs,
                   const DropoutOptions& options, Random random);

  /// Draws new masks; loss and gradients are those of the network they leave.
  /// The masks are those of a whole batch, and the team is not asked.
  Scalar loss_and_gradients(const Sequence<Scalar>& x,
                            const Matrix<Scalar>& target, Team& team) override;

 private:
  DropoutOptions options_;
  Random random_;
  DropoutMasks<Scalar> masks_;
  Trace<Scalar> trace_;
  Flow<Scalar> flow_;
};
// #endregion

}  // namespace lstm
