#pragma once
#include "lstm/training/fit.hpp"
#include "string_network.hpp"

namespace speech {

/// How a network of strings is made and trained: so many epochs over its short
/// strings, of at most two digits, and then over all. There are as many units
/// and epochs as time allows, more do better; the rest is what `--study
/// settings` found.
struct StringTraining {
  std::size_t hidden = 64, short_epochs = 2, epochs = 4, batch = 16;
  double rate = 0.008;
  StringForm form = {};
};

/// With weights that are drawn from the seed.
StringNetwork<float> make_string_network(const StringTraining& training,
                                         const lstm::Seed& seed);

/// Its steps over this number of short strings and of all.
std::size_t steps_of(const StringTraining& training, std::size_t shorts,
                     std::size_t all);

/// Where the checkpoints of each stage of a training come from.
using StringCheckpoints = std::function<lstm::Checkpoints(const std::string&)>;

/// Trains it with Adam and gradients that are clipped at length 1. The rate
/// grows for a fiftieth of the steps, and then falls along half a cosine to 3 %
/// of what it was. `after` is called after each epoch with the steps so far,
/// and for those that a checkpoint brings along at once. Throws
/// support::Interrupted where the program is interrupted.
void train(StringNetwork<float>& network, const StringTraining& training,
           const Utterances& said, const lstm::Seed& seed,
           const StringCheckpoints& checkpoints = {},
           const std::function<void(std::size_t steps)>& after = {});

/// What a network hears: greedily and, for a width above 0, with a beam.
struct HeardStrings {
  std::vector<lstm::Labelling> greedy, beam;
};
HeardStrings hear(StringNetwork<float> network, const Utterances& said,
                  std::size_t width = 0);

}  // namespace speech
