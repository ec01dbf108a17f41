#pragma once
#include <functional>

#include "lstm/layers/rnn.hpp"
#include "lstm/training/dataset.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/regressor.hpp"

namespace bptt {

/// Remember the first value: x [T, 2, B] holds values uniform in [-1, 1), and a
/// mark that is 1 at the first step and 0 after it; y [1, B] is the marked
/// value. Whoever always says 0 has the mean squared error 1/3.
lstm::Dataset<double> recall(std::size_t T, std::size_t B,
                             lstm::Random& random);

/// Computes the loss of a batch and leaves its gradients in the parameters.
using Loss = std::function<double(const lstm::Dataset<double>& batch)>;

/// Trains with Adam on batches that are all new; returns the mean loss of the
/// last 50 of them.
double train(const lstm::Parameters<double>& parameters, const Loss& loss,
             std::size_t T, std::size_t batches, lstm::Random& random);

/// A plain network that reads a sequence, and a dense layer that predicts.
struct PlainRegressor {
  lstm::Rnn<double> rnn;
  lstm::Dense<double> dense;

  PlainRegressor(std::size_t inputs, std::size_t hidden)
      : rnn(inputs, hidden), dense(hidden, 1) {}
  void initialize(lstm::Recipe recipe, lstm::Random& random);
  lstm::Parameters<double> parameters();
  double loss_and_gradients(const lstm::Sequence<double>& x,
                            const lstm::Matrix<double>& y);
};

}  // namespace bptt
