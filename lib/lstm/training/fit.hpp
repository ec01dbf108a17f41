#pragma once
#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>

#include "lstm/training/optimizers.hpp"
#include "lstm/training/shards.hpp"

namespace lstm {

/// What one epoch, one pass over the training data, came to. The training
/// loss is the mean over its batches while the weights were moving; the
/// validation loss is measured at its end, with the weights at rest; it is NaN
/// where there are no validation data.
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

  /// Early stopping: ends after this many epochs without a new lowest figure,
  /// and goes back to the parameters of the lowest. 0: never. The figure is the
  /// validation loss, or what this function makes of an epoch.
  std::size_t patience = 0;
  std::function<double(const Epoch&)> figure = {};
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

namespace detail {

/// Which batch of a training run is meant. All three count from 1.
struct Place {
  std::size_t epoch, batch, batches;  // the batches of one epoch
};

/// Throws std::invalid_argument for options that name no training.
void expect_options(const FitOptions& options, std::size_t samples,
                    bool validated);

/// The threads that were asked for, but no more than a batch has shards.
std::size_t team_size(const FitOptions& options, std::size_t samples);

/// Throws Divergence unless the loss of a batch and all gradients are finite.
template <class Scalar>
void expect_finite_step(double loss, const Place& place,
                        const Parameters<Scalar>& parameters);

/// Throws Divergence unless the validation loss of an epoch is finite.
void expect_finite_epoch(double loss, std::size_t epoch);

/// How many samples are looked at together where nothing is learned.
inline constexpr std::size_t at_once = 256;

/// Lets a model, or its shards, forget what was carried from batch to batch.
template <class M>
concept Carries = requires(M& model) {
  model.restart();
};
template <class M>
void restart(M& model) {
  if constexpr (Carries<M>) model.restart();
}

/// Has the model look at data, if it can, before they are used.
template <Model M>
void expect(const M& model, const std::string& name,
            const typename M::Batch& data) {
  if constexpr (requires { model.expect(name, data); })
    model.expect(name, data);
}

/// The mean loss over data that suit the model, in batches of this size.
template <Model M>
double mean_loss(M& model, const typename M::Batch& data, std::size_t size) {
  const FlushSubnormals<typename M::Scalar> flush;
  const auto samples = numbers_below(data.size());
  typename M::Batch batch;
  Summed<typename M::Scalar> loss;
  restart(model);
  for (const Samples some : batches(samples, size)) {
    gather(data, some, batch);
    loss += model.loss(batch);
  }
  return loss.mean();
}

// #region run
/// What all epochs of a training run share.
template <Model M>
struct Run {
  M& model;
  Optimizer<typename M::Scalar>& optimizer;
  const typename M::Batch& data;
  const FitOptions& options;
  const Observer& observer;
  const Seed& seed;
  Parameters<typename M::Scalar> parameters = model.parameters();
  Team team{team_size(options, data.size())};
  Shards<M> shards{model, seed};
};
// #endregion

// #region batch
/// One step of training; returns the loss of its batch.
template <Model M>
auto train_batch(Run<M>& run, Samples samples, const Place& place) {
  const FlushSubnormals<typename M::Scalar> flush;
  const auto loss = run.shards.loss_and_gradients(run.data, samples, run.team);
  expect_finite_step(loss.count > 0 ? loss.mean() : loss.sum, place,
                     run.parameters);
  run.optimizer.step(run.parameters);
  return loss;
}
// #endregion

// #region epoch
/// One pass over the samples in the given order; returns the mean loss, or
/// nothing where it was stopped.
template <Model M>
std::optional<double> train_epoch(Run<M>& run, std::size_t number,
                                  Samples order) {
  const auto all = batches(order, run.options.batch);
  Summed<typename M::Scalar> loss;
  std::size_t seen = 0;
  run.shards.restart();
  for (std::size_t k = 0; k < all.size(); ++k) {
    loss += train_batch(run, all[k], {number, k + 1, all.size()});
    seen += all[k].size();
    run.observer.on_batch(
        static_cast<double>(seen) / static_cast<double>(order.size()),
        loss.mean());
    if (run.observer.stop()) return {};
  }
  return loss.mean();
}
// #endregion

// #region best_epoch
/// Remembers the parameters of the epoch with the lowest figure.
template <class Scalar>
class BestEpoch {
 public:
  // Copies the parameters where the figure is the lowest so far.
  void consider(std::size_t epoch, double figure,
                const Parameters<Scalar>& parameters) {
    if (!(figure < figure_)) return;
    number_ = epoch;
    figure_ = figure;
    values_.clear();
    for (const auto* p : parameters) values_.push_back(p->value);
  }
  // #endregion

  // #region restore
  // Puts the remembered values back.
  void restore(const Parameters<Scalar>& parameters) const {
    for (std::size_t k = 0; k < values_.size(); ++k)
      parameters[k]->value = values_[k];
  }

  std::size_t number() const { return number_; }  // 0 before the first

 private:
  std::size_t number_ = 0;
  double figure_ = std::numeric_limits<double>::infinity();
  std::vector<Matrix<Scalar>> values_;
};
// #endregion

// #region fit
template <Model M>
History fit(M& model, Optimizer<typename M::Scalar>& optimizer,
            const typename M::Batch& training,
            const typename M::Batch* validation, const FitOptions& options,
            const Seed& seed, const Observer& observer) {
  expect_options(options, training.size(), validation != nullptr);
  expect(model, "training", training);
  if (validation) expect(model, "validation", *validation);

  Run<M> run{model, optimizer, training, options, observer, seed};
  auto chance = seed.stream("order");
  auto order = numbers_below(training.size());
  History history;
  BestEpoch<typename M::Scalar> best;
  for (std::size_t number = 1; number <= options.epochs; ++number) {
    if (options.shuffle) chance.shuffle(order);
    const auto loss = train_epoch(run, number, order);
    if (!loss) break;
    history.push_back(
        {number, *loss, std::numeric_limits<double>::quiet_NaN()});
    auto& epoch = history.back();
    if (validation) {
      epoch.validation_loss =
          mean_loss(model, *validation, Carries<M> ? options.batch : at_once);
      expect_finite_epoch(epoch.validation_loss, number);
    }
    observer.on_epoch(epoch);
    if (options.patience == 0) continue;
    best.consider(
        number, options.figure ? options.figure(epoch) : epoch.validation_loss,
        run.parameters);
    if (number - best.number() >= options.patience) break;
  }
  if (options.patience > 0) best.restore(run.parameters);
  return history;
}
// #endregion

}  // namespace detail

/// Trains the model on batches of `training`, in an order that is drawn from
/// the seed, as masks of dropout are; the last batch is smaller where the batch
/// size does not divide the number of samples. Returns the history of whole
/// epochs, which is empty when the observer stops the first. Throws, before it
/// begins, what the model throws for data that do not suit it, and
/// std::invalid_argument for 0 epochs, batches or samples, and for patience
/// without a figure; later Divergence, with the parameters as they were before
/// the step that could not be taken.
template <Model M>
History fit(M& model, Optimizer<typename M::Scalar>& optimizer,
            const typename M::Batch& training,
            const typename M::Batch& validation, const FitOptions& options,
            const Seed& seed, const Observer& observer = {}) {
  return detail::fit(model, optimizer, training, &validation, options, seed,
                     observer);
}

/// Trains without validation data.
template <Model M>
History fit(M& model, Optimizer<typename M::Scalar>& optimizer,
            const typename M::Batch& training, const FitOptions& options,
            const Seed& seed, const Observer& observer = {}) {
  return detail::fit(model, optimizer, training,
                     static_cast<const typename M::Batch*>(nullptr), options,
                     seed, observer);
}

/// The mean loss of a model over data, computed in batches. Throws what the
/// model throws for data that do not suit it.
template <Model M>
double evaluate(M model, const typename M::Batch& data,
                std::size_t batch = detail::at_once) {
  detail::expect(model, "data", data);
  return detail::mean_loss(model, data, batch);
}

}  // namespace lstm
