#pragma once
#include "lstm/layers/dense.hpp"
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/training/dataset.hpp"

namespace weather {

/// Reads days and says how likely rain is on the next: an LSTM, and a dense
/// layer that makes of its last state one logit z, of which σ(z) is the
/// probability. A target is 1 where it rained, and 0 where not.
template <class S>
class RainNetwork {
 public:
  using Scalar = S;
  using Batch = lstm::Dataset<S>;
  lstm::Lstm<S> layer;
  lstm::Dense<S> dense;
  double dropout;  // the share of the last state, in training

  RainNetwork(std::size_t inputs, std::size_t hidden, double dropout_ = 0)
      : layer(inputs, hidden), dense(hidden, 1), dropout(dropout_) {}
  void initialize(lstm::Random& random);
  lstm::Parameters<S> parameters() { return parameters_of(layer, dense); }
  lstm::Parameters<S> weights() { return {&layer.W, &layer.U, &dense.W}; }

  /// The cross-entropy of a batch. `pass` drops out, and adds its gradients to
  /// those of the parameters. Throws ShapeError.
  lstm::Summed<S> pass(const lstm::Dataset<S>& batch, lstm::Random& random);
  lstm::Summed<S> loss(const lstm::Dataset<S>& batch) const;

  /// The probability of rain of each of N samples x [T, D, N].
  std::vector<double> predict(const lstm::Sequence<S>& x) const;

 private:
  // Kept from pass to pass.
  typename lstm::Lstm<S>::Trace trace_;
  typename lstm::Lstm<S>::State d_last_;
  typename lstm::Lstm<S>::Flow flow_;
  lstm::Sequence<S> mask_;  // [1, H, B]
  lstm::Matrix<S> h_, z_, dz_;
};

}  // namespace weather
