#pragma once
#include <stdexcept>

#include "lstm/layers/parameters.hpp"
#include "lstm/training/schedule.hpp"
#include "lstm/training/snapshot.hpp"

namespace lstm {

// #region optimizer
/// Changes parameters so that the loss falls, given their gradients.
template <class Scalar>
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// One step. The list must be the same, in the same order, at each call.
  virtual void step(const Parameters<Scalar>& parameters) = 0;
  // #endregion

  /// Names all that the optimiser remembers from step to step. One that does
  /// not say cannot be kept in a checkpoint: std::invalid_argument.
  virtual void remember(Snapshot&, const Parameters<Scalar>&) {
    throw std::invalid_argument(
        "the optimiser does not say what it remembers, which a checkpoint "
        "needs");
  }
};

/// Gradient descent: w -= rate · gradient. With the gradients of batches it is
/// called stochastic, SGD for short (Robbins and Monro 1951). Like the two
/// below, it counts its steps, and asks a schedule for the rate of each. Its
/// step throws std::invalid_argument, and changes nothing, where that rate is
/// negative or not finite.
template <class Scalar>
class GradientDescent : public Optimizer<Scalar> {
 public:
  /// Throws std::invalid_argument unless a constant rate is positive and
  /// finite.
  explicit GradientDescent(Rate rate);
  void step(const Parameters<Scalar>& parameters) override;
  void remember(Snapshot& all, const Parameters<Scalar>&) override {
    all("steps", steps_);
  }

 private:
  Rate rate_;
  std::size_t steps_ = 0;
};

struct MomentumOptions {
  Rate rate = 0.01;
  double momentum = 0.9;  // the share of the velocity that is kept
};

// #region momentum
/// Momentum (Polyak 1964): u = momentum · u + gradient, w -= rate · u.
template <class Scalar>
class Momentum : public Optimizer<Scalar> {
 public:
  /// Throws std::invalid_argument unless a constant rate is positive and finite
  /// and the momentum lies in [0, 1).
  explicit Momentum(const MomentumOptions& options = {});

  /// Throws std::invalid_argument when the list is another one than before.
  void step(const Parameters<Scalar>& parameters) override;
  void remember(Snapshot& all, const Parameters<Scalar>& parameters) override {
    all("steps", steps_);
    all("u", velocities_, parameters);
  }

 private:
  MomentumOptions options_;
  std::size_t steps_ = 0;
  std::vector<Matrix<Scalar>> velocities_;  // one for each parameter
};
// #endregion

// #region epsilon
/// Where Adam's small constant is added: to √v̂, after the correction of the
/// bias (Kingma and Ba 2014, Algorithm 1; PyTorch), or to √v, before it (the
/// "epsilon hat" of their section 2; Keras).
enum class Epsilon { corrected, raw };
// #endregion

// #region options
struct AdamOptions {
  Rate rate = 0.001;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-7;
  Epsilon place = Epsilon::raw;

  static AdamOptions keras() { return {}; }
  static AdamOptions pytorch() {
    return {.epsilon = 1e-8, .place = Epsilon::corrected};
  }
};
// #endregion

// #region adam
/// Adam (Kingma and Ba 2014): m and v are running means of the gradient and of
/// its square; each parameter moves by about rate · m / √v.
template <class Scalar>
class Adam : public Optimizer<Scalar> {
 public:
  /// Throws std::invalid_argument unless epsilon and a constant rate are
  /// positive and finite and both betas lie in [0, 1).
  explicit Adam(const AdamOptions& options = AdamOptions::keras());
  /// Throws std::invalid_argument when the list is another one than before.
  void step(const Parameters<Scalar>& parameters) override;
  void remember(Snapshot& all, const Parameters<Scalar>& parameters) override {
    all("steps", steps_);
    all("m", m_, parameters);
    all("v", v_, parameters);
  }

 private:
  AdamOptions options_;
  std::size_t steps_ = 0;
  std::vector<Matrix<Scalar>> m_, v_;  // one for each parameter
};
// #endregion

}  // namespace lstm
