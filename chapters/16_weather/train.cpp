#include "train.hpp"

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
  return days_between(first_day(model), known + 1 - model.horizon());
}

}  // namespace weather
