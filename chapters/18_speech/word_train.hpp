#pragma once
#include "lstm/training/fit.hpp"
#include "word_network.hpp"

namespace speech {

/// How a network of words is made and trained: for as many epochs as time
/// allows, and else as `--study settings` found to be best.
struct WordTraining {
  std::size_t hidden = 64, epochs = 6, batch = 32;
  double rate = 0.012, dropout = 0, noise = 0.3;
  double stretch = 1.25;  // the most by which a clip is slowed or hurried
};

/// A network for so many words, with weights that are drawn from the seed.
WordNetwork<float> make_word_network(const WordTraining& training,
                                     std::size_t words, const lstm::Seed& seed);

/// Trains it with Adam and gradients that are clipped at length 1. The rate
/// grows for a fiftieth of the steps, and then falls along half a cosine to 3 %
/// of what it was.
void train(WordNetwork<float>& network, const WordTraining& training,
           const Heard& heard, const lstm::Seed& seed,
           const lstm::Observer& observer = {},
           const lstm::Checkpoints& checkpoints = {});

/// The probabilities p [N, K] of the words for each clip.
lstm::Matrix<double> predict(WordNetwork<float> network, const Heard& heard);

/// The likeliest word of each clip, the first of equals.
std::vector<int> words_heard(const WordNetwork<float>& network,
                             const Heard& heard);

}  // namespace speech
