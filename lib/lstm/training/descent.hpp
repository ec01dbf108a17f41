#pragma once
#include "lstm/training/optimizer.hpp"

namespace lstm {

// #region descent
/// Gradient descent: w -= rate · gradient. With the gradients of batches it is
/// called stochastic, SGD for short (Robbins and Monro 1951).
template <class Scalar>
class GradientDescent : public Optimizer<Scalar> {
 public:
  /// Throws std::invalid_argument unless the rate is positive and finite.
  explicit GradientDescent(double rate);
  void step(const Parameters<Scalar>& parameters) override;

 private:
  double rate_;
};
// #endregion

// #region momentum_options
struct MomentumOptions {
  double rate = 0.01;
  double momentum = 0.9;  // the share of the velocity that is kept
};
// #endregion

// #region momentum
/// Momentum (Polyak 1964): u = momentum · u + gradient, w -= rate · u.
template <class Scalar>
class Momentum : public Optimizer<Scalar> {
 public:
  /// Throws std::invalid_argument unless the rate is positive and finite and
  /// the momentum lies in [0, 1).
  explicit Momentum(const MomentumOptions& options = {});

  /// Throws std::invalid_argument when the list is another one than before.
  void step(const Parameters<Scalar>& parameters) override;
  // #endregion

  // #region velocities
 private:
  MomentumOptions options_;
  std::vector<Matrix<Scalar>> velocities_;  // one for each parameter
};
// #endregion

}  // namespace lstm
