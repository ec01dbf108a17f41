#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text_classification {

/// The words of a text, and the number of its class. Texts of one group are
/// alike, as those of packages from one source; in group 0 each is by itself.
struct Example {
  std::vector<std::string> words;
  int label;
  std::uint64_t group = 0;
};
using Examples = std::vector<Example>;

/// Examples of another kind than those that a model learns from.
struct Beyond {
  std::string name;
  Examples examples;
};

/// What a model learns from, what its settings are chosen on, and what it is
/// judged by.
struct Task {
  std::string name;                  // what the texts are
  std::vector<std::string> classes;  // the names of the classes, by number
  Examples training, validation, test;
  std::vector<Beyond> beyond = {};
};

/// A number that changes with every change of the task.
std::uint64_t fingerprint(const Task& task);

/// The words of a text in the order in which they stand: runs of letters and
/// digits, the letters A to Z made small, with an apostrophe where it stands
/// between two letters; and each of . , ! ? ( ) as a word of its own. All other
/// signs of ASCII part words, as dashes, quotation marks and the space that
/// does not break do; whatever else is beyond ASCII counts as a letter, but for
/// the apostrophe that printers use.
std::vector<std::string> words_of(std::string_view typed);

}  // namespace text_classification
