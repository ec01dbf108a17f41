#include "train.hpp"

#include <fmt/core.h>

#include "lstm/training/clipping.hpp"
#include "lstm/training/penalty.hpp"

namespace weather {

lstm::History train(Model& model, const Training& training, const Days& days,
                    std::span<const std::size_t> for_days,
                    const lstm::Seed& seed, const lstm::Observer& observer,
                    const lstm::Checkpoints& checkpoints) {
  const auto data = samples(model, days, for_days);
  lstm::Adam<float> adam({.rate = training.rate});
  lstm::Penalized<float> penalized(adam, model.network.weights(),
                                   {.l2 = training.decay});
  lstm::Clipped<float> clipped(penalized, 1);
  return lstm::fit(model.network, clipped, data,
                   {.epochs = training.epochs,
                    .batch = training.batch,
                    .checkpoints = checkpoints},
                   seed, observer);
}

std::vector<std::size_t> days_to_learn(const Model& model, std::size_t known) {
  const std::size_t first = first_day(model), last = known - model.horizon();
  if (known < model.horizon() || last < first)
    throw std::invalid_argument(
        fmt::format("{} days hold no window of {} and what is to be forecast "
                    "of the {} behind it",
                    known, first, model.horizon()));
  return days_between(first, last + 1);
}

}  // namespace weather
