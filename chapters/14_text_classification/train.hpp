#pragma once
#include <variant>

#include "lstm/training/fit.hpp"
#include "network.hpp"

namespace text_classification {

/// How a network is made and trained.
struct Training {
  std::size_t least = 2;  // times that a word must be seen to be known
  std::size_t width = 32, hidden = 64;
  std::size_t directions = 1;  // 0: no layer
  Pooling pooling = Pooling::last;
  double dropout = 0, rate = 0.005;
  std::size_t batch = 64, epochs = 10;
  bool balanced = false;  // a rare class counts for more
  std::size_t threads = 1;
};

/// A network that reads in one direction, or in both, or has no layer.
using Network = std::variant<Classifier<lstm::Lstm<float>>,
                             Classifier<lstm::Bidirectional<lstm::Lstm<float>>>,
                             Classifier<Vectors<float>>>;

/// A network for V words and K classes, with weights that are drawn from the
/// seed.
Network make_network(const Training& training, std::size_t V, std::size_t K,
                     const lstm::Seed& seed);

/// N / (K n) for a class of which n of N texts are: so all classes count the
/// same together. Throws std::invalid_argument where a class has no text.
lstm::ClassWeights balance(const Texts& texts, std::size_t K);

/// Trains it with Adam and gradients that are clipped at length 1. The rate
/// grows for a fiftieth of the steps, and then falls along half a cosine to a
/// hundredth of what it was.
lstm::History train(Network& network, const Training& training,
                    const Texts& texts, const lstm::Seed& seed,
                    const lstm::Observer& observer = {},
                    const lstm::Checkpoints& checkpoints = {});

/// The probabilities p [N, K] of the classes of each text.
lstm::Matrix<double> predict(const Network& network, const Texts& texts);

/// The likeliest class of each text: the largest of each row.
std::vector<int> likeliest(const lstm::Matrix<double>& p);

}  // namespace text_classification
