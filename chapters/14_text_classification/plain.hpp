#pragma once
#include <vector>

#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/numbers/random.hpp"

namespace text_classification {

// A classifier with nothing hidden: one sentence at a time, the readable cell,
// and plain gradient descent.

/// The numbers of a sentence's words, and that of its class.
struct Sentence {
  std::vector<int> words;
  int label;
};

/// A vector for each word, an LSTM cell that reads them, and a logit for each
/// class.
struct Reader {
  lstm::Embedding<double> embedding;
  lstm::Cell<double> cell;
  lstm::Dense<double> dense;

  /// For V words with vectors of E numbers, H units and K classes. All weights
  /// are drawn.
  Reader(std::size_t V, std::size_t E, std::size_t H, std::size_t K,
         lstm::Random random);
  lstm::Parameters<double> parameters();

  /// The probabilities p [K, 1] of the classes.
  lstm::Matrix<double> answer(const Sentence& sentence) const;

  /// The loss, in nats; adds its gradients to those of the parameters.
  double pass(const Sentence& sentence);
};

/// Teaches a reader a few sentences in which order counts, and prints what it
/// says of them, and of two that it has never read.
void learn_order(const lstm::Seed& seed);

}  // namespace text_classification
