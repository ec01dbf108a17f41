#pragma once
#include "examples.hpp"
#include "lstm/layers/labels.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"
#include "study/vocabulary.hpp"

namespace text_classification {

using study::Vocabulary;

/// The words that stand in the examples at least so many times.
Vocabulary vocabulary_of(const Examples& examples, std::size_t least);

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
