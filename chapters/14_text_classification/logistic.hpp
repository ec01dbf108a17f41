#pragma once
#include "features.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/embedding.hpp"

namespace text_classification {

/// Multinomial logistic regression: an embedding with one number for each of K
/// classes. The logits of a text are the sum of its features' vectors, and a
/// bias. No order, and no products: what one feature adds is the same in every
/// text.
template <class S>
class Logistic {
 public:
  using Scalar = S;
  using Batch = Bags;
  lstm::Embedding<S> embedding;  // of the V features
  lstm::Parameter<S> b;          // [K, 1]

  /// All are zeros. Throws ShapeError without features or classes.
  Logistic(std::size_t V, std::size_t K) : embedding(V, K), b("b", K, 1) {}
  lstm::Parameters<S> parameters() { return {&embedding.W, &b}; }

  /// The cross-entropy of the labels; `pass` adds its gradients.
  lstm::Summed<S> pass(const Bags& texts);
  lstm::Summed<S> loss(const Bags& texts);

  /// The class of the highest logit for each text, the first of equals.
  std::vector<int> classify(const Bags& texts);

 private:
  void read(const Bags& texts);

  lstm::Sequence<S> z_, dz_;  // [1, K, N], kept from pass to pass
};

struct LogisticOptions {
  double rate = 0.01;
  double penalty = 0;  // l2 of the embedding
};

/// Trains it with Adam in batches of 256, until the accuracy on validation has
/// not grown for 5 epochs, or for 30, and returns what it was where that was
/// highest, at the first of equals. For K classes of texts with V features.
/// Throws Interrupted where an interrupt was noted.
Logistic<float> train_logistic(const Bags& training, const Bags& validation,
                               std::size_t V, std::size_t K,
                               const LogisticOptions& options,
                               const lstm::Seed& seed);

}  // namespace text_classification
