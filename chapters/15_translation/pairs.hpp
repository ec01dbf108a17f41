#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace translation {

using Words = std::vector<std::string>;

/// A sentence, and the same in another language. Pairs of one group are alike,
/// as those of packages from one source; in group 0 each is by itself.
struct Pair {
  Words source, target;
  std::uint64_t group = 0;
};
using Pairs = std::vector<Pair>;

/// What a translator learns from, what its settings are chosen on, what it is
/// judged by, and sentences of another kind than those.
struct Task {
  std::string name;
  Pairs training, validation, test;
  Pairs beyond = {};
};

/// A number that changes with every change of the task's name and sentences.
std::uint64_t fingerprint(const Task& task);

/// The words of a sentence: runs of letters and digits, and every other sign
/// but spaces as a word of its own. An apostrophe belongs to what stands before
/// it, as in "l' idea" and "don' t", and the one that printers use is read as
/// that of ASCII. Letters are made small, those of ASCII and of Latin-1. All
/// that is beyond ASCII counts as a letter, but for the space that does not
/// break and the dot U+22C5, which some translators type for it.
Words words_of(std::string_view typed);

}  // namespace translation
