#pragma once
#include <functional>
#include <stdexcept>

#include "lstm/training/dataset.hpp"
#include "lstm/training/optimizers.hpp"
#include "lstm/training/regressor.hpp"

namespace lstm {

/// What one epoch, one pass over the training data, came to. The training
/// loss is the mean over its batches while the weights were moving; the
/// validation loss is measured at its end, with the weights at rest.
struct Epoch {
  std::size_t number;  // from 1
  double training_loss;
  double validation_loss;
};
using History = std::vector<Epoch>;

struct FitOptions {
  std::size_t epochs = 1;
  std::size_t batch = 32;
  std::size_t threads = 1;  // the numbers do not depend on it
  bool shuffle = true;      // a new order of the samples in every epoch

  /// Early stopping: ends after this many epochs without a new lowest
  /// validation loss, and goes back to the parameters of the lowest. 0: never.
  std::size_t patience = 0;
};

/// Called after each batch with the share of the epoch that is done, in
/// (0, 1], and the training loss so far; and after each epoch. Asked after each
/// batch whether to stop there; the epoch that this cuts short is forgotten.
struct Observer {
  std::function<void(double done, double loss)> on_batch = [](auto, auto) {};
  std::function<void(const Epoch&)> on_epoch = [](const Epoch&) {};
  std::function<bool()> stop = [] { return false; };
};

/// Thrown when the loss or a gradient is no longer a finite number.
struct Divergence : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Trains the model on batches of `training`, the last of them smaller where
/// the batch size does not divide the number of samples. Returns the history of
/// whole epochs, which is empty when the observer stops the first. Throws,
/// before it begins, ShapeError where data do not fit the model, and
/// std::invalid_argument for 0 epochs, batches or samples and for data that are
/// not finite; later Divergence, with the parameters as they were before the
/// step that could not be taken.
template <class Scalar>
History fit(Regressor<Scalar>& model, Optimizer<Scalar>& optimizer,
            const Dataset<Scalar>& training, const Dataset<Scalar>& validation,
            const FitOptions& options, Random& random,
            const Observer& observer = {});

/// The mean squared error of a model over a dataset, computed in batches.
/// Throws ShapeError and std::invalid_argument like `fit`.
template <class Scalar>
double evaluate(const Regressor<Scalar>& model, const Dataset<Scalar>& data);

}  // namespace lstm
