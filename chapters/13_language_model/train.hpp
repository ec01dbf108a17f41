#pragma once
#include <functional>
#include <span>

#include "lstm/training/fit.hpp"
#include "network.hpp"
#include "text.hpp"

namespace language_model {

/// The letters of a run as numbers.
struct Numbers {
  std::vector<int> training, validation, test;

  /// At most so many to learn from.
  Numbers(const Texts& texts, const Alphabet& alphabet, std::size_t most);
};

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

/// A network with weights that are drawn from the seed.
Network<float> make_network(const Training& training, std::size_t letters,
                            const lstm::Seed& seed);

/// Trains it with Adam, whose rate falls along half a cosine to a hundredth,
/// and gradients that are clipped at length 1.
lstm::History train(Network<float>& network, const Training& training,
                    std::span<const int> text, const lstm::Seed& seed,
                    const lstm::Observer& observer = {},
                    const lstm::Checkpoints& checkpoints = {});

/// The mean of -log p over a text, in nats, in streams side by side.
double loss(const Network<float>& network, std::span<const int> text);

}  // namespace language_model
