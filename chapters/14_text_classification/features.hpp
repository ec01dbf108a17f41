#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "examples.hpp"
#include "lstm/layers/labels.hpp"
#include "lstm/training/dataset.hpp"

namespace text_classification {

/// What counts of words see of a text: its words (order 1), or its words and
/// after them the pairs of neighbours, as "not good" (order 2). Throws
/// std::invalid_argument for another order.
std::vector<std::string> features_of(const std::vector<std::string>& words,
                                     std::size_t order);

/// The features of texts that were read, numbered in the order in which they
/// came.
class Features {
 public:
  /// Those that stand in at least so many of the texts.
  Features(const Examples& texts, std::size_t order, std::size_t least);

  std::size_t size() const { return numbers_.size(); }

  /// The numbers of a text's features; those that have none are left out. A bag
  /// has a feature as often as the text does; a set has it once, and is in
  /// growing order.
  std::vector<int> bag(const std::vector<std::string>& words) const;
  std::vector<int> set(const std::vector<std::string>& words) const;

 private:
  std::size_t order_;
  std::unordered_map<std::string, int> numbers_;
};

/// Texts as the numbers of their features, and the labels [1, N].
struct Bags {
  std::vector<std::vector<int>> texts;
  lstm::Labels labels;

  std::size_t size() const { return texts.size(); }
};
void gather(const Bags& all, lstm::Samples samples, Bags& batch);

/// The labels [1, N] of examples.
lstm::Labels labels_of(const Examples& examples);

Bags bags(const Features& features, const Examples& examples);
Bags sets(const Features& features, const Examples& examples);

/// The share of these classes that are the labels [1, N]. Throws
/// std::invalid_argument unless there are as many, and one at least.
double accuracy(const std::vector<int>& classes, const lstm::Labels& labels);

}  // namespace text_classification
