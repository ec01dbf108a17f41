#pragma once
#include "lstm/training/run.hpp"

namespace lstm {

namespace detail {

/// How many samples are looked at together where nothing is learned.
inline constexpr std::size_t at_once = 256;

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
/// One pass over the samples in a new order, or what is left of it; returns the
/// mean loss, or nothing where it was stopped.
template <Model M>
std::optional<double> train_epoch(Run<M>& run, Keeper<M>& keeper) {
  if (run.done == 0) {
    if (run.options.shuffle) run.chance.shuffle(run.order);
    run.shards.restart();
    run.loss = {};
  }
  const auto all = batches(run.order, run.options.batch);
  while (run.done < all.size()) {
    const auto& samples = all[run.done];
    const std::size_t epoch = run.history.size() + 1;
    run.loss += train_batch(run, samples, {epoch, run.done + 1, all.size()});
    ++run.done;
    const auto seen = samples.data() + samples.size() - run.order.data();
    run.observer.on_batch(
        static_cast<double>(seen) / static_cast<double>(run.order.size()),
        run.loss.mean());
    if (keeper.ends_batch()) return {};
  }
  run.done = 0;
  return run.loss.mean();
}
// #endregion

// #region end
/// Measures what an epoch came to, and remembers it.
template <Model M>
void end_epoch(Run<M>& run, double loss, const typename M::Batch* validation) {
  Epoch epoch{run.history.size() + 1, loss};
  if (validation) {
    epoch.validation_loss = mean_loss(run.model, *validation,
                                      Carries<M> ? run.options.batch : at_once);
    expect_finite_epoch(epoch.validation_loss, epoch.number);
  }
  run.history.push_back(epoch);
  run.observer.on_epoch(epoch);
  const auto& figure = run.options.figure;
  if (run.options.patience > 0)
    run.best.consider(epoch.number,
                      figure ? figure(epoch) : epoch.validation_loss,
                      run.parameters);
}

/// Whether patience is at its end.
template <Model M>
bool is_over(const Run<M>& run) {
  const std::size_t patience = run.options.patience, done = run.history.size();
  return patience > 0 && done >= patience + run.best.number();
}
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
  Keeper<M> keeper(run, validation);
  keeper.resume();
  while (run.history.size() < options.epochs && !is_over(run)) {
    const auto loss = train_epoch(run, keeper);
    keeper.expect_same_weights();
    if (loss) end_epoch(run, *loss, validation);
    keeper.end_epoch();
    if (!loss) break;
  }
  if (options.patience > 0) run.best.restore(run.parameters);
  return run.history;
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
/// the step that could not be taken. Of ranks all throw RanksDiffer, Divergence
/// and WeightsError alike; anything else one may throw alone.
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
