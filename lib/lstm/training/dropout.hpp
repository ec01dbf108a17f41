#pragma once
#include "lstm/training/dropout_masks.hpp"
#include "lstm/training/regressor.hpp"

namespace lstm {

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
  // #endregion

  // #region loss_and_gradients
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
