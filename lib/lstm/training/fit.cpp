#include "lstm/training/fit.hpp"

#include <optional>

#include "lstm/layers/loss.hpp"
#include "lstm/training/batches.hpp"
#include "lstm/training/best_epoch.hpp"

namespace lstm {

// #region run
// What all epochs of a training run share.
template <class Scalar>
struct Run {
  Regressor<Scalar>& model;
  Optimizer<Scalar>& optimizer;
  const Dataset<Scalar>& data;
  const FitOptions& options;
  const Observer& observer;
  Team team{options.threads};
  Dataset<Scalar> batch{}, rest{};  // the rest: a last, smaller batch
};
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
    const double loss =
        run.model.loss_and_gradients(batch.x, batch.y, run.team);
    mean.add(loss, all[k].size());
    expect_finite_step(loss, {number, k + 1, all.size()}, parameters);
    // #endregion
    // #region batch_step
    run.optimizer.step(parameters);
    run.observer.on_batch(
        static_cast<double>(mean.samples) / static_cast<double>(order.size()),
        mean.value());
    if (run.observer.stop()) return {};
  }
  return mean.value();
}
// #endregion

// #region mean_loss
// The mean loss over data that fit the model and are finite.
template <class Scalar>
static double mean_loss(const Regressor<Scalar>& model,
                        const Dataset<Scalar>& data) {
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
// #endregion

// #region fit
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
  // #endregion

  // #region fit_epochs
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
// #endregion

// #region evaluate
template <class Scalar>
double evaluate(const Regressor<Scalar>& model, const Dataset<Scalar>& data) {
  expect_fitting("data", data, model.lstm.inputs(), model.dense.outputs());
  return mean_loss(model, data);
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                                       \
  template History fit(Regressor<Scalar>&, Optimizer<Scalar>&,         \
                       const Dataset<Scalar>&, const Dataset<Scalar>&, \
                       const FitOptions&, Random&, const Observer&);   \
  template double evaluate(const Regressor<Scalar>&, const Dataset<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
