#include "train.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "lstm/training/clipping.hpp"
#include "predict.hpp"

namespace language_model {

std::size_t batches(const Training& training, std::size_t letters) {
  const auto pairs = letters - std::min<std::size_t>(letters, 1);
  const auto count = pairs / training.batch / training.steps;
  if (count == 0)
    throw std::invalid_argument(fmt::format(
        "{} letters, expected {} streams of {} or more, and a letter behind "
        "them",
        letters, training.batch, training.steps));
  return count;
}

Network<float> make_network(const Training& training, std::size_t symbols,
                            const lstm::Seed& seed) {
  Network<float> network(symbols, training.width, training.hidden);
  auto weights = seed.stream("weights");
  network.initialize(weights);
  return network;
}

// #region train
lstm::History train(Network<float>& network, const Training& training,
                    std::span<const int> text, const lstm::Seed& seed,
                    const lstm::Observer& observer,
                    const lstm::Checkpoints& checkpoints) {
  const auto streams = lstm::in_streams(text, training.steps, training.batch);
  const auto steps = training.epochs * batches(training, text.size());
  lstm::Adam<float> adam({.rate = lstm::cosine(training.rate, steps, steps / 50,
                                               training.rate / 100)});
  lstm::Clipped<float> optimizer(adam, 1);
  return lstm::fit(network, optimizer, streams,
                   {.epochs = training.epochs,
                    .batch = training.batch,
                    .threads = training.threads,
                    .shuffle = false,  // each batch goes on from the last
                    .checkpoints = checkpoints},
                   seed, observer);
}
// #endregion

double loss(const Network<float>& network, std::span<const int> text) {
  const std::size_t streams = 32, pairs = text.size() - 1;
  const std::size_t steps = std::clamp<std::size_t>(pairs / streams, 1, 100);
  return evaluate(network, lstm::in_streams(text, steps, streams), streams);
}

}  // namespace language_model
