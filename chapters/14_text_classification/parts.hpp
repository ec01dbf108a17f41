#pragma once
#include <string_view>

#include "examples.hpp"

namespace text_classification {

/// A number that belongs to a text and looks as if it were drawn: every bit of
/// it depends on all bytes (the text's fingerprint, mixed by the last steps of
/// Appleby's MurmurHash3). What is split or put in an order by it is so on
/// every machine, whatever seed a program has.
std::uint64_t drawn(std::string_view text);

/// The percentages to learn from and to choose on; the others are the test.
struct Shares {
  unsigned training, validation;
};

/// The part of a task that a group of examples falls into. All of a group stand
/// in the same part.
Examples& part_of(Task& task, Shares shares, std::string_view group);

/// The words with one space between any two of them.
std::string joined(const std::vector<std::string>& words);

}  // namespace text_classification
