#pragma once
#include <string>
#include <vector>

#include "examples.hpp"
#include "lstm/layers/labels.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace text_classification {

/// The words that a network knows, numbered from 1; 0 stands for all others.
class Vocabulary {
 public:
  static constexpr int unknown = 0;

  /// The words that stand in the examples at least so many times, in the order
  /// of their letters.
  Vocabulary(const Examples& examples, std::size_t least);
  /// These words, which must be sorted and differ. Throws
  /// std::invalid_argument.
  explicit Vocabulary(std::vector<std::string> words);

  std::size_t size() const { return words_.size() + 1; }
  const std::vector<std::string>& words() const { return words_; }
  int number(const std::string& word) const;

 private:
  std::vector<std::string> words_;
};

/// Texts as a network reads them: the numbers of their words [T, N], how many
/// each has, and its class [1, N].
struct Texts {
  lstm::Labels words;
  lstm::Lengths lengths;
  lstm::Labels classes;

  std::size_t size() const { return lengths.size(); }
};
void gather(const Texts& all, lstm::Samples samples, Texts& batch);
std::uint64_t fingerprint(const Texts& texts);

/// The examples by number. Those without a word are read as one unknown word.
Texts texts_of(const Examples& examples, const Vocabulary& vocabulary);

/// The examples, each with its words in an order of its own that is drawn.
Examples shuffled(Examples examples, lstm::Random random);

}  // namespace text_classification
