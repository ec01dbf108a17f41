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
Scalar penalty(const Values<Scalar>& weights, const PenaltyOptions& options);
template <class List>
auto penalty(const List& weights, const PenaltyOptions& options) {
  return penalty(values(weights), options);
}

/// Adds the penalty's gradient, l1 sign(w) + 2 l2 w; the sign of 0 is 0.
template <class Scalar>
void add_penalty_gradients(const Parameters<Scalar>& weights,
                           const PenaltyOptions& options);

// #region decayed
/// Decoupled weight decay (Loshchilov and Hutter 2019): before another
/// optimiser steps, every weight loses a share of itself, the same for all.
/// With Adam, and with the learning rate times λ for the share, it is AdamW; a
/// share by a schedule has its own count of the steps.
template <class Scalar>
class Decayed : public Optimizer<Scalar> {
 public:
  /// Keeps references to `inner` and the weights; the other parameters lose
  /// nothing. This, or the step that a schedule has it for, throws
  /// std::invalid_argument unless the share is in [0, 1).
  Decayed(Optimizer<Scalar>& inner, Parameters<Scalar> weights, Rate share);

  void step(const Parameters<Scalar>& parameters) override {
    const auto kept = kept_at(steps_);
    for (auto* parameter : weights_) parameter->value *= kept;
    inner_.step(parameters);
    ++steps_;
  }
  // #endregion

  void remember(Snapshot& all, const Parameters<Scalar>& parameters) override {
    all("steps", steps_);
    auto inner = all.part("inner");
    inner_.remember(inner, parameters);
  }

 private:
  Scalar kept_at(std::size_t done) const;

  Optimizer<Scalar>& inner_;
  Parameters<Scalar> weights_;
  Rate share_;
  std::size_t steps_ = 0;
};

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
  void remember(Snapshot& all, const Parameters<Scalar>& parameters) override {
    inner_.remember(all, parameters);
  }

 private:
  Optimizer<Scalar>& inner_;
  Parameters<Scalar> weights_;
  PenaltyOptions options_;
};

}  // namespace lstm
