#pragma once
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "methods.hpp"
#include "noise.hpp"

namespace overfitting {

/// A network after all its epochs, and what else there was on the way.
struct Training {
  lstm::Regressor<float> model;
  lstm::History history;
  lstm::detail::BestEpoch<float> best;  // of the validation windows
};

/// Trains on the training windows. The test windows are not touched.
Training train(const Setting& setting, const Splits& splits,
               const lstm::Seed& seed);

/// A network's errors, and its weights without the biases.
struct Network {
  std::size_t epoch;
  double training, test;
  std::vector<double> weights;
};

/// What a training came to: at its end, and where it would have been stopped.
struct Trained {
  lstm::History history;
  Network last, best;
};
Trained measured(const Training& training, const Splits& splits);

}  // namespace overfitting
