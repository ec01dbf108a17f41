#pragma once
#include <array>
#include <cstdint>

#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "support/options.hpp"

namespace forget_gate {

/// The task of chapter 2: a sum that starts afresh at markers.
struct Restart {
  std::size_t sequences = 1000;  // to train on
  std::size_t steps = 24;        // in a sequence to train on
  std::size_t longer = 384;      // steps in a sequence of the harder test
  std::size_t epochs = 40;       // passes over the sequences
  double markers = 0.15;         // the chance that a step has a marker
  double rate = 0.01;            // the step size of the training

  /// The options of the command line.
  void declare(support::Options& options);

  /// Test sequences that no training sees: short ones, and longer ones.
  std::array<lstm::Dataset<float>, 2> tests(const lstm::Seed& seed) const;

  /// Trains an LSTM of so many units; with its forget gate fixed at 1, or not.
  /// From one seed both see the same sequences and start from the same weights.
  lstm::Regressor<float> train(std::size_t units, bool fixed,
                               const lstm::Seed& seed) const;
};

/// The predictions [T, N] of a model after every step of x [T, 2, N].
lstm::Matrix<float> predict_every_step(const lstm::Regressor<float>& model,
                                       const lstm::Sequence<float>& x);

/// The forget gates after every step, averaged over the units: [T, N].
lstm::Matrix<float> forget_gates(const lstm::Regressor<float>& model,
                                 const lstm::Sequence<float>& x);

/// The mean of `values` [T, N] over the steps of x that have a marker, or
/// over those that have none.
double mean_where(const lstm::Matrix<float>& values,
                  const lstm::Sequence<float>& x, bool marker);

}  // namespace forget_gate
