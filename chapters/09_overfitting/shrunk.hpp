#pragma once
#include <algorithm>
#include <cmath>

#include "lstm/training/optimizers.hpp"

namespace overfitting {

/// The proximal step of L1: after another optimiser's step every weight goes a
/// distance towards 0, and stops there.
template <class Scalar>
class Shrunk : public lstm::Optimizer<Scalar> {
 public:
  /// Keeps references to `inner` and the weights.
  Shrunk(lstm::Optimizer<Scalar>& inner, lstm::Parameters<Scalar> weights,
         double distance)
      : inner_(inner), weights_(std::move(weights)), distance_(distance) {}

  void step(const lstm::Parameters<Scalar>& parameters) override {
    inner_.step(parameters);
    for (auto* parameter : weights_)
      for (Scalar& w : parameter->value)
        w = std::copysign(std::max(std::abs(w) - Scalar(distance_), Scalar(0)),
                          w);
  }

 private:
  lstm::Optimizer<Scalar>& inner_;
  lstm::Parameters<Scalar> weights_;
  double distance_;
};

}  // namespace overfitting
