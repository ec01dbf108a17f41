#include "lstm/training.hpp"

#include "lstm/batches.hpp"
#include "lstm/best_epoch.hpp"
#include "lstm/loss.hpp"

namespace lstm {

// #region epoch
// One pass over the samples in the given order; returns the mean loss.
template <class Scalar>
static double train_epoch(Regressor<Scalar>& model,
                          Optimizer<Scalar>& optimizer,
                          const Dataset<Scalar>& data, Samples order,
                          std::size_t batch_size, std::size_t epoch, Team& team,
                          const Observer& observer) {
  const auto parameters = model.parameters();
  Dataset<Scalar> batch;
  Mean mean;
  for_each_batch(order, batch_size, [&](Samples samples) {
    gather(data, samples, batch);
    const double loss = model.loss_and_gradients(batch.x, batch.y, team);
    mean.add(loss, samples.size());
    expect_finite(loss, epoch, mean.samples, parameters);
    // #endregion
    // #region batch_step
    optimizer.step(parameters);
    observer.on_batch(
        static_cast<double>(mean.samples) / static_cast<double>(order.size()),
        mean.value());
  });
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
  // #endregion

  // #region fit_epochs
  Team team(options.threads);
  auto order = numbers_below(training.size());
  History history;
  BestEpoch<Scalar> best;
  for (std::size_t number = 1; number <= options.epochs; ++number) {
    if (options.shuffle) random.shuffle(order);
    const double loss = train_epoch(model, optimizer, training, order,
                                    options.batch, number, team, observer);
    history.push_back({number, loss, evaluate(model, validation)});
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
  constexpr std::size_t batch_size = 256;
  const auto samples = numbers_below(data.size());
  Dataset<Scalar> batch;
  Mean mean;
  for_each_batch(Samples(samples), batch_size, [&](Samples some) {
    gather(data, some, batch);
    mean.add(mean_squared_error(model.predict(batch.x), batch.y).value,
             some.size());
  });
  return mean.value();
}

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
