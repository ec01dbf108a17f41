#pragma once
#include "lstm/layers/dense.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/fit.hpp"

namespace sine_prediction {

// The training of a network with nothing hidden: no threads, no progress, no
// files. What each epoch came to is printed.

/// An LSTM that reads windows, and a dense layer that predicts from its last h.
struct Network {
  lstm::Lstm<float> layer;
  lstm::Dense<float> dense;

  explicit Network(std::size_t hidden) : layer(1, hidden), dense(hidden, 1) {}
  void initialize(lstm::Random& random);
  lstm::Parameters<float> parameters();

  /// From windows x [T, 1, B] to y [1, B].
  lstm::Matrix<float> predict(const lstm::Sequence<float>& x) const;

  /// The squared error of a batch; adds its gradients to the parameters'.
  lstm::Summed<float> pass(const lstm::Dataset<float>& batch);
};

void train(Network& network, const lstm::Dataset<float>& training,
           const lstm::Dataset<float>& test, std::size_t epochs,
           lstm::Random chance);

/// The same by the library, with any model.
// #region fit
template <lstm::Model M>
lstm::History fit_network(M& model, const lstm::Dataset<float>& training,
                          const lstm::Dataset<float>& test, std::size_t epochs,
                          const lstm::Seed& seed) {
  lstm::Adam<float> adam({.rate = 0.001});
  return lstm::fit(model, adam, training, test, {.epochs = epochs}, seed);
}
// #endregion

}  // namespace sine_prediction
