#pragma once
#include <span>

#include "lstm/training/fit.hpp"
#include "network.hpp"

namespace language_model {

/// How a network is made and trained.
struct Training {
  std::size_t width = 32, hidden = 128;
  std::size_t steps = 50, batch = 32, epochs = 2;
  double rate = 0.015;
  std::size_t threads = 1;
};

/// Batches of the text in one epoch. Throws std::invalid_argument where it is
/// too short for one.
std::size_t batches(const Training& training, std::size_t letters);

/// A network for an alphabet of so many symbols, with weights that are drawn
/// from the seed.
Network<float> make_network(const Training& training, std::size_t symbols,
                            const lstm::Seed& seed);

/// Trains it with Adam and gradients that are clipped at length 1. The rate
/// grows for a fiftieth of the steps, and then falls along half a cosine to a
/// hundredth of what it was.
lstm::History train(Network<float>& network, const Training& training,
                    std::span<const int> text, const lstm::Seed& seed,
                    const lstm::Observer& observer = {},
                    const lstm::Checkpoints& checkpoints = {});

/// The mean of -log p over a text, in nats, in streams side by side.
double loss(const Network<float>& network, std::span<const int> text);

}  // namespace language_model
