#pragma once
#include <string_view>

#include "examples.hpp"
#include "study/drawn.hpp"

namespace text_classification {

using study::drawn;

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
