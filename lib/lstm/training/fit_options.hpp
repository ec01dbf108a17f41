#pragma once
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

#include "lstm/training/group.hpp"

namespace lstm {

/// What one epoch, one pass over the training data, came to. The training
/// loss is the mean over its batches while the weights were moving; the
/// validation loss is measured at its end, with the weights at rest; it is NaN
/// where there are no validation data.
struct Epoch {
  std::size_t number;  // from 1
  double training_loss;
  double validation_loss = std::numeric_limits<double>::quiet_NaN();
};
using History = std::vector<Epoch>;

// #region checkpoints
/// How a training outlives its program. After every epoch, after `every` so
/// many seconds and where it is stopped, it hands out a checkpoint; one that
/// goes on from there does what this one would have done, to the last bit. It
/// must be the same run: the same data, options and seed, for as far as `fit`
/// can see, and what the caller names in `run` besides: how the model and the
/// optimiser are made, and the data where there is no `fingerprint` of them.
struct Checkpoints {
  Facts run = {};
  std::function<void(const Checkpoint&)> write = {};
  double every = 10;
  std::optional<Checkpoint> from = {};
};
// #endregion

struct FitOptions {
  std::size_t epochs = 1;
  std::size_t batch = 32;
  std::size_t threads = 1;  // the numbers do not depend on it
  bool shuffle = true;      // a new order of the samples in every epoch
  std::size_t shards = 0;   // parts of a batch; 0: as its size suggests
  Group* group = nullptr;   // of ranks; the numbers do not depend on it, if
                            // the models of all are alike, dropout included

  /// Early stopping: ends after this many epochs without a new lowest figure,
  /// and goes back to the parameters of the lowest. 0: never. The figure is the
  /// validation loss, or what this function makes of an epoch.
  std::size_t patience = 0;
  std::function<double(const Epoch&)> figure = {};

  Checkpoints checkpoints = {};
};

/// Called after each batch with the share of the epoch that is done, in
/// (0, 1], and the training loss so far; after each epoch; and, before the
/// first, of those that a checkpoint brought along. Asked after each batch
/// whether to stop there; the epoch that this cuts short is forgotten.
struct Observer {
  std::function<void(double done, double loss)> on_batch = [](auto, auto) {};
  std::function<void(const Epoch&)> on_epoch = [](const Epoch&) {};
  std::function<void(const History&)> on_resume = [](const History&) {};
  std::function<bool()> stop = [] { return false; };
};

/// Thrown when the loss or a gradient is no longer a finite number.
struct Divergence : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace lstm
