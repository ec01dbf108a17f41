#include "lstm/training/run.hpp"

#include <algorithm>
#include <cmath>

#include "lstm/numbers/finite.hpp"

namespace lstm::detail {

void expect_options(const FitOptions& options, std::size_t samples,
                    bool validated) {
  if (options.epochs == 0 || options.batch == 0 || samples == 0)
    throw std::invalid_argument(fmt::format(
        "fit needs epochs, a batch size and samples, got {}, {} and {}",
        options.epochs, options.batch, samples));
  if (options.patience > 0 && !validated && !options.figure)
    throw std::invalid_argument(
        "early stopping needs validation data, or a figure to look at");
}

std::size_t team_size(const FitOptions& options, std::size_t samples) {
  const auto shards =
      shard_count(std::min(options.batch, samples), options.shards);
  const std::size_t ranks = options.group ? options.group->size() : 1;
  return std::min(options.threads, (shards + ranks - 1) / ranks);
}

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
template <class Scalar>
void expect_finite_step(double loss, const Place& place,
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

void expect_finite_epoch(double loss, std::size_t epoch) {
  if (!is_finite(loss))
    throw Divergence(
        fmt::format("training diverged in epoch {}: after its last batch the "
                    "validation loss is {:.3g}; a smaller learning rate "
                    "usually helps",
                    epoch, loss));
}

// A chance of its own tells one seed from another.
Facts facts(const FitOptions& options, const Seed& seed, std::size_t samples) {
  const auto whole = [](std::size_t number) { return fmt::to_string(number); };
  auto chance = seed.stream("checkpoint");
  Facts facts = {{"epochs", whole(options.epochs)},
                 {"batch", whole(options.batch)},
                 {"samples", whole(samples)},
                 {"shuffle", options.shuffle ? "yes" : "no"},
                 {"patience", whole(options.patience)},
                 {"seed", fmt::format("{:a}", chance.uniform())}};
  if (options.shards > 0) facts["shards"] = whole(options.shards);
  return facts;
}

void expect_new(bool is_new, const std::string& fact) {
  if (!is_new) throw std::invalid_argument("fit itself notes the fact " + fact);
}

void remember(Snapshot& all, History& history) {
  std::vector<double> training, validation;
  for (const auto& epoch : history) {
    training.push_back(epoch.training_loss);
    validation.push_back(epoch.validation_loss);
  }
  auto losses = all.part("history");
  losses("training", training);
  losses("validation", validation);
  if (training.size() != validation.size())
    throw WeightsError(fmt::format(
        "the checkpoint has {} training losses and {} validation losses",
        training.size(), validation.size()));
  history.clear();
  for (std::size_t k = 0; k < training.size(); ++k)
    history.push_back({k + 1, training[k], validation[k]});
}

void expect_resumable(const Arrays& left, std::vector<std::size_t> order,
                      std::size_t samples, std::size_t done,
                      const FitOptions& options) {
  if (!left.empty())
    throw WeightsError(
        fmt::format("{} is in the checkpoint, and nothing of the run",
                    left.begin()->first));
  std::sort(order.begin(), order.end());
  if (order != numbers_below(samples))
    throw WeightsError("the samples in the checkpoint are not in an order");
  if (done > batches(order, options.batch).size())
    throw WeightsError(fmt::format(
        "{} batches of an epoch are done in the checkpoint, it has {}", done,
        batches(order, options.batch).size()));
}

template void expect_finite_step(double, const Place&,
                                 const Parameters<float>&);
template void expect_finite_step(double, const Place&,
                                 const Parameters<double>&);

}  // namespace lstm::detail
