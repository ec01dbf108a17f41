#pragma once
#include "lstm/training/optimizers.hpp"

namespace lstm {

// #region clipping
/// Multiplies all gradients by one factor where together they are longer than
/// `most` (Pascanu et al. 2013, Algorithm 1), and returns how long they were:
/// the root of the sum of all squares. The factor is PyTorch's, most / (length
/// + 1e-6), if that is below 1. Gradients that are not all finite are left as
/// they are. Throws std::invalid_argument unless `most` is above 0 and finite.
template <class Scalar>
double clip_gradients(const Parameters<Scalar>& parameters, double most);

/// Brings every element of every gradient between -most and most.
template <class Scalar>
void clip_values(const Parameters<Scalar>& parameters, double most);
// #endregion

// #region clipped
/// An optimiser that clips all gradients together, as `clip_gradients` does,
/// and lets another one step.
template <class Scalar>
class Clipped : public Optimizer<Scalar> {
 public:
  /// Keeps a reference to `inner`. Throws std::invalid_argument unless `most`
  /// is above 0 and finite.
  Clipped(Optimizer<Scalar>& inner, double most);

  void step(const Parameters<Scalar>& parameters) override {
    norm_ = clip_gradients(parameters, most_);
    inner_.step(parameters);
  }

  /// How long the gradients of the last step were before they were clipped; 0
  /// before the first step.
  double norm() const { return norm_; }
  // #endregion

  void remember(Snapshot& all, const Parameters<Scalar>& parameters) override {
    all("norm", norm_);
    auto inner = all.part("inner");
    inner_.remember(inner, parameters);
  }

 private:
  Optimizer<Scalar>& inner_;
  double most_;
  double norm_ = 0;
};

}  // namespace lstm
