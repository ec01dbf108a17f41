#include "lstm/training.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lstm/best_epoch.hpp"
#include "lstm/loss.hpp"

namespace lstm {

// #region batches
using Samples = std::span<const std::size_t>;

static std::vector<std::size_t> numbers_below(std::size_t n) {
  std::vector<std::size_t> numbers(n);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

// Cuts the samples into batches; the last one holds what is left.
template <class Visit>
static void for_each_batch(Samples samples, std::size_t size, Visit visit) {
  for (std::size_t first = 0; first < samples.size(); first += size)
    visit(samples.subspan(first, std::min(size, samples.size() - first)));
}
// #endregion

// #region mean
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
// #endregion

// #region divergence
// The parameter whose gradient holds the largest magnitude, for the message.
template <class Scalar>
static std::string largest_gradient(const Parameters<Scalar>& parameters) {
  std::string name = "none";
  double largest = 0;
  for (const auto* parameter : parameters)
    for (const Scalar d : parameter->gradient)
      if (const double size = std::abs(double{d}); !(size <= largest)) {
        largest = size;
        name = parameter->name;
      }
  return fmt::format("{:.3g} in {}", largest, name);
}
// #endregion

// #region epoch
// One pass over the samples in the given order; returns the mean loss.
template <class Scalar>
static double train_epoch(Regressor<Scalar>& model,
                          Optimizer<Scalar>& optimizer,
                          const Dataset<Scalar>& data, Samples order,
                          std::size_t batch_size, std::size_t epoch,
                          const Observer& observer) {
  Dataset<Scalar> batch;
  Mean mean;
  for_each_batch(order, batch_size, [&](Samples samples) {
    gather(data, samples, batch);
    const double loss = model.loss_and_gradients(batch.x, batch.y);
    mean.add(loss, samples.size());
    if (!std::isfinite(loss))
      throw Divergence(fmt::format(
          "training diverged: in epoch {}, after {} samples, the loss became "
          "{}; the largest gradient is {}; try a smaller learning rate",
          epoch, mean.samples, loss, largest_gradient(model.parameters())));
    optimizer.step(model.parameters());
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
  auto order = numbers_below(training.size());
  History history;
  BestEpoch<Scalar> best;
  for (std::size_t number = 1; number <= options.epochs; ++number) {
    if (options.shuffle) random.shuffle(order);
    const double loss = train_epoch(model, optimizer, training, order,
                                    options.batch, number, observer);
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
