#include "parts.hpp"

#include <fmt/format.h>

namespace text_classification {

Examples& part_of(Task& task, Shares shares, std::string_view group) {
  const auto percent = drawn(group) % 100;
  if (percent < shares.training) return task.training;
  if (percent < shares.training + shares.validation) return task.validation;
  return task.test;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace text_classification
