#pragma once
#include "ngram.hpp"
#include "predict.hpp"
#include "study/text.hpp"
#include "train.hpp"

namespace language_model {

/// The words of a text: what stands between its spaces and marks, in small
/// letters, without the first and the last, of which a part may be missing.
std::vector<std::u32string> words(std::u32string_view text);

/// What can be told of a written text by counting.
struct Written {
  std::string writer;
  double known;         // the share of its words that the training text has
  double mean_copy;     // of the longest copies that begin at each letter
  std::size_t longest;  // of those
};

/// Texts of `count` letters by the network at several temperatures, by counts,
/// and, to compare, by the author of the test text, behind its first 50. Where
/// that is shorter, so are all.
std::vector<Written> compare_writers(const Network<float>& network,
                                     const NGram& counts,
                                     const study::Alphabet& alphabet,
                                     const study::Numbers& numbers,
                                     std::size_t count, const lstm::Seed& seed);

}  // namespace language_model
