#pragma once
#include <span>

#include "features.hpp"

namespace text_classification {

/// Multinomial naive Bayes (McCallum and Nigam 1998): a text of class c is
/// taken for words that were drawn one by one, feature x with the probability
///
///   p(x | c) = (N(x, c) + α) / (N(c) + α V),
///
/// where N(x, c) of the N(c) features of the class's texts are x, and V are
/// known (Lidstone's smoothing; Laplace's where α = 1).
class NaiveBayes {
 public:
  /// Counts texts of K classes, of V features. Throws std::invalid_argument for
  /// no texts, and unless α is above 0.
  NaiveBayes(const Bags& training, std::size_t V, std::size_t K, double alpha);

  /// log p(c | text) for each class. Where no text was of class c: -∞.
  std::vector<double> log_probabilities(std::span<const int> bag) const;

  /// The class of the highest probability for each text, the first of equals.
  std::vector<int> classify(const Bags& bags) const;

 private:
  std::vector<double> of_class_;    // log p(c)
  std::vector<double> of_feature_;  // log p(x | c), place x K + c
};

}  // namespace text_classification
