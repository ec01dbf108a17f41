#pragma once
#include "pairs.hpp"

namespace translation {

// What Debian's packages are, in a line each, in English and in the language
// "it" or "fr", as translators have written it. All throw study::MissingData,
// and study::DataError where a file is not what .ci/data writes.

/// How the pairs are put into parts.
enum class Split {
  by_source,  // those of packages from one source stand in the same part, and
              // of those with the same English words there is the first
  mixed       // pair by pair, and equal ones may stand on both sides
};

/// Summaries of 2 to 10 words and their translations of 2 to 14: 80 % to learn
/// from, 10 % to choose on and 10 % for the test. Known is a word that stands
/// at least 20 times in those to learn from, or 5 times where they are French,
/// of which there are fewer; each part then keeps the pairs of known words
/// alone, but those to learn from may have so many `unknown` ones on either
/// side. So in what is kept a known word may be rarer, and some of the test in
/// none to learn from. Those beyond are of the test, with one or two English
/// words that are not known. The group of a pair is its source.
Task summaries(const std::string& language, Split split,
               std::size_t unknown = 0);

/// The archive that they are from and its day. The next release has others.
std::string translations_archive();

}  // namespace translation
