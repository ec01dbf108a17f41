#pragma once
#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

#include "study/drawn.hpp"

namespace study {

/// The percentages to learn from and to choose on; the others are the test.
struct Shares {
  unsigned training, validation;
};

/// The part of a task that a group of examples falls into. All of a group stand
/// in the same part.
template <class Task>
auto& part_of(Task& task, Shares shares, std::string_view group) {
  const auto percent = drawn(group) % 100;
  if (percent < shares.training) return task.training;
  if (percent < shares.training + shares.validation) return task.validation;
  return task.test;
}

/// The words with one space between any two of them.
inline std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace study
