#include "lstm/training/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/flush_subnormals.hpp"

namespace lstm {

// Which batch of a training run is meant. All three count from 1.
struct Place {
  std::size_t epoch, batch, batches;  // the batches of one epoch
};

// The largest magnitude in the gradients, NaN being larger than all others,
// and the parameter that it belongs to, for a message.
template <class Scalar>
static std::string largest_gradient(const Parameters<Scalar>& parameters) {
  std::string name = "any parameter";
  double largest = 0;
  for (const auto* parameter : parameters)
    for (const Scalar d : parameter->gradient)
      if (const double size = std::abs(double{d});
          !(size <= largest) && !std::isnan(largest)) {
        largest = size;
        name = parameter->name;
      }
  return fmt::format("{:.3g} in {}", largest, name);
}

// #region expect_step
// Throws Divergence unless the loss of a batch and all gradients are finite.
template <class Scalar>
static void expect_finite_step(double loss, const Place& place,
                               const Parameters<Scalar>& parameters) {
  bool finite = is_finite(loss);
  for (const auto* p : parameters) finite = finite && all_finite(p->gradient);
  if (finite) return;
  throw Divergence(fmt::format(
      "training diverged in epoch {}, at batch {} of {}: the loss is {:.3g} "
      "and the largest gradient {}; a smaller learning rate usually helps",
      place.epoch, place.batch, place.batches, loss,
      largest_gradient(parameters)));
}
// #endregion

// Throws Divergence unless the validation loss of an epoch is finite.
static void expect_finite_epoch(double loss, std::size_t epoch) {
  if (!is_finite(loss))
    throw Divergence(
        fmt::format("training diverged in epoch {}: after its last batch the "
                    "validation loss is {:.3g}; a smaller learning rate "
                    "usually helps",
                    epoch, loss));
}

// The mean over all samples seen, each batch counting by its size.
struct Mean {
  double sum = 0;
  std::size_t samples = 0;

  void add(double loss, std::size_t n) {
    sum += loss * static_cast<double>(n);
    samples += n;
  }
  double value() const { return sum / static_cast<double>(samples); }
};

// #region run
// What all epochs of a training run share.
template <class Scalar>
struct Run {
  Regressor<Scalar>& model;
  Optimizer<Scalar>& optimizer;
  const Dataset<Scalar>& data;
  const FitOptions& options;
  const Observer& observer;
  Team team{std::min(options.threads,
                     shard_count(std::min(options.batch, data.size())))};
  Dataset<Scalar> batch{}, rest{};  // the rest: a last, smaller batch
};
// #endregion

// #region batch
// One step of training; returns the loss of its batch.
template <class Scalar>
static double train_batch(Run<Scalar>& run, const Dataset<Scalar>& batch,
                          const Place& place,
                          const Parameters<Scalar>& parameters) {
  const FlushSubnormals<Scalar> flush;
  const double loss = run.model.loss_and_gradients(batch.x, batch.y, run.team);
  expect_finite_step(loss, place, parameters);
  run.optimizer.step(parameters);
  return loss;
}
// #endregion

// #region epoch
// One pass over the samples in the given order; returns the mean loss, or
// nothing where it was stopped.
template <class Scalar>
static std::optional<double> train_epoch(Run<Scalar>& run, std::size_t number,
                                         Samples order) {
  const auto parameters = run.model.parameters();
  const auto all = batches(order, run.options.batch);
  Mean mean;
  for (std::size_t k = 0; k < all.size(); ++k) {
    auto& batch = all[k].size() == all[0].size() ? run.batch : run.rest;
    gather(run.data, all[k], batch);
    mean.add(train_batch(run, batch, {number, k + 1, all.size()}, parameters),
             all[k].size());
    run.observer.on_batch(
        static_cast<double>(mean.samples) / static_cast<double>(order.size()),
        mean.value());
    if (run.observer.stop()) return {};
  }
  return mean.value();
}
// #endregion

// The mean loss over data that fit the model and are finite.
template <class Scalar>
static double mean_loss(const Regressor<Scalar>& model,
                        const Dataset<Scalar>& data) {
  const FlushSubnormals<Scalar> flush;
  constexpr std::size_t batch_size = 256;
  const auto samples = numbers_below(data.size());
  Dataset<Scalar> batch;
  Mean mean;
  for (const Samples some : batches(samples, batch_size)) {
    gather(data, some, batch);
    const auto y = model.predict_finite(batch.x);
    mean.add(mean_squared_error(y, batch.y).value, some.size());
  }
  return mean.value();
}

// #region best_epoch
// Remembers the parameters of the epoch with the lowest validation loss.
template <class Scalar>
class BestEpoch {
 public:
  // Copies the parameters where the loss is the lowest so far.
  void consider(std::size_t epoch, double loss,
                const Parameters<Scalar>& parameters) {
    if (!(loss < loss_)) return;
    number_ = epoch;
    loss_ = loss;
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
  double loss_ = std::numeric_limits<double>::infinity();
  std::vector<Matrix<Scalar>> values_;
};
// #endregion

template <class Scalar>
History fit(Regressor<Scalar>& model, Optimizer<Scalar>& optimizer,
            const Dataset<Scalar>& training, const Dataset<Scalar>& validation,
            const FitOptions& options, Random& random,
            const Observer& observer) {
  if (options.epochs == 0 || options.batch == 0 || training.size() == 0)
    throw std::invalid_argument(fmt::format(
        "fit needs epochs, a batch size and samples, got {}, {} and {}",
        options.epochs, options.batch, training.size()));
  const std::size_t D = model.lstm.inputs(), O = model.dense.outputs();
  expect_fitting("training", training, D, O);
  expect_fitting("validation", validation, D, O);

  Run<Scalar> run{model, optimizer, training, options, observer};
  auto order = numbers_below(training.size());
  History history;
  BestEpoch<Scalar> best;
  for (std::size_t number = 1; number <= options.epochs; ++number) {
    if (options.shuffle) random.shuffle(order);
    const auto loss = train_epoch(run, number, order);
    if (!loss) break;
    history.push_back({number, *loss, mean_loss(model, validation)});
    expect_finite_epoch(history.back().validation_loss, number);
    observer.on_epoch(history.back());
    if (options.patience == 0) continue;
    best.consider(number, history.back().validation_loss, model.parameters());
    if (number - best.number() >= options.patience) break;
  }
  if (options.patience > 0) best.restore(model.parameters());
  return history;
}

template <class Scalar>
double evaluate(const Regressor<Scalar>& model, const Dataset<Scalar>& data) {
  expect_fitting("data", data, model.lstm.inputs(), model.dense.outputs());
  return mean_loss(model, data);
}

#define LSTM_INSTANTIATE(Scalar)                                       \
  template History fit(Regressor<Scalar>&, Optimizer<Scalar>&,         \
                       const Dataset<Scalar>&, const Dataset<Scalar>&, \
                       const FitOptions&, Random&, const Observer&);   \
  template double evaluate(const Regressor<Scalar>&, const Dataset<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

}  // namespace lstm
