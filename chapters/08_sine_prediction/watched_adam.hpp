#pragma once
#include <vector>

#include "lstm/training/regressor.hpp"

namespace sine_prediction {

using Numbers = std::vector<double>;  // one for each element of all parameters

/// Adam with all that it does in sight. `scale` is √v̂ + ε: what each element
/// of m̂ is divided by.
class WatchedAdam {
 public:
  explicit WatchedAdam(double rate) : rate_(rate) {}

  /// Takes a step, and returns m̂/√v̂ for every element.
  Numbers step(const lstm::Parameters<double>& parameters);
  const Numbers& scale() const { return scale_; }

  /// The curvature above which a zigzag grows, see `curvature`.
  double bearable() const { return 2 * (1 + beta1) / (1 - beta1) / rate_; }

  static constexpr double beta1 = 0.9, beta2 = 0.999;

 private:
  double rate_;
  int steps_ = 0;
  Numbers m_, v_, scale_;
};

/// All gradients, one after the other.
Numbers gradients(const lstm::Parameters<double>& parameters);

/// The cosine of the angle between two lists of numbers; 0 where one is zeros.
double cosine(const Numbers& a, const Numbers& b);

/// The largest curvature of the loss on these data, after each element was
/// divided by its scale, and the direction in which it lies: found from a first
/// guess, by going there again and again. Leaves the model as it was. The masks
/// are for a model that drops out.
double curvature(lstm::Regressor<double>& model,
                 const lstm::Dataset<double>& data, const Numbers& scale,
                 Numbers& direction, int times, lstm::Random& masks);

}  // namespace sine_prediction
