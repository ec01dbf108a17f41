#pragma once
#include "lstm/training/optimizers.hpp"

namespace lstm {

/// What large weights w cost: l1 Σ |w| + l2 Σ w². PyTorch's weight_decay is
/// 2 · l2.
struct PenaltyOptions {
  double l1 = 0;
  double l2 = 0;
};

template <class Scalar>
Scalar penalty(const Parameters<Scalar>& weights,
               const PenaltyOptions& options);

/// Adds the penalty's gradient, l1 sign(w) + 2 l2 w; the sign of 0 is 0.
template <class Scalar>
void add_penalty_gradients(const Parameters<Scalar>& weights,
                           const PenaltyOptions& options);

/// An optimiser that steps down the loss and the penalty together. It adds the
/// penalty's gradients to those of the loss and lets another one step.
template <class Scalar>
class Penalized : public Optimizer<Scalar> {
 public:
  /// Keeps references to `inner` and the weights; the other parameters cost
  /// nothing. Throws std::invalid_argument unless l1 and l2 are finite and
  /// not below 0.
  Penalized(Optimizer<Scalar>& inner, Parameters<Scalar> weights,
            const PenaltyOptions& options);

  void step(const Parameters<Scalar>& parameters) override;

 private:
  Optimizer<Scalar>& inner_;
  Parameters<Scalar> weights_;
  PenaltyOptions options_;
};

}  // namespace lstm
