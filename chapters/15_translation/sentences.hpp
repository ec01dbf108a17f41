#pragma once
#include "lstm/layers/labels.hpp"
#include "lstm/training/dataset.hpp"
#include "pairs.hpp"
#include "study/vocabulary.hpp"

namespace translation {

/// The words that a translator reads, and those that it writes.
struct Languages {
  study::Vocabulary source, target;

  /// The sign that stands before a translation and behind it, beside the words
  /// of the target.
  int edge() const { return static_cast<int>(target.size()); }
  /// How many signs a translator chooses among.
  std::size_t signs() const { return target.size() + 1; }
};

/// The words that stand in the pairs at least so many times, on either side.
Languages languages_of(const Pairs& pairs, std::size_t least);

/// Sentences as a network reads them. `said` and `next` are a translation from
/// its edge on, and up to its edge: in each step what has been said last, and
/// what is to be said next.
struct Sentences {
  lstm::Labels read;        // [T, N]
  lstm::Lengths lengths;    // of what is read
  lstm::Labels said, next;  // [T', N]

  std::size_t size() const { return lengths.size(); }
};
void gather(const Sentences& all, lstm::Samples samples, Sentences& batch);
std::uint64_t fingerprint(const Sentences& sentences);

/// The pairs by number. Where `reversed`, the source is read from its end. A
/// source without a word is read as one unknown word.
Sentences sentences_of(const Pairs& pairs, const Languages& languages,
                       bool reversed);

}  // namespace translation
