#pragma once
#include <map>
#include <unordered_map>

#include "pairs.hpp"

namespace translation {

/// What a word counts for: each 1, or log((1 + N) / (1 + n)) where n of the N
/// training sentences have it (the inverse document frequency, Spärck Jones
/// 1972).
enum class Weighting { equal, idf };

/// Finds the training sentence whose words are nearest to those of another,
/// whatever their order: the one with the highest
///
///   2 w(a ∩ b) / (w(a) + w(b))
///
/// of bags, where w adds up what their words count for (with equal weights
/// Dice's coefficient).
class Nearest {
 public:
  /// Among the sources of the pairs. Throws std::invalid_argument for none.
  Nearest(const Pairs& training, Weighting weighting);

  /// The place of the nearest among the pairs, the first of equals: the first
  /// of all where no word is known.
  std::size_t find(const Words& source) const;

 private:
  struct Entry {
    std::size_t sentence, times;
  };
  using Bag = std::map<std::string, std::size_t>;  // how often it has a word

  double weight_of(const std::string& word) const;
  double weight_of(const Bag& bag) const;

  Weighting weighting_;
  std::unordered_map<std::string, std::vector<Entry>> having_;  // a word
  std::vector<double> weights_;                                 // of sentences
};

}  // namespace translation
