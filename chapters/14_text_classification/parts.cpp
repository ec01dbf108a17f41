#include "parts.hpp"

#include <fmt/format.h>

#include "lstm/numbers/fingerprint.hpp"

namespace text_classification {

std::uint64_t drawn(std::string_view text) {
  auto number = lstm::fingerprint(text);
  number = (number ^ number >> 33) * 0xff51afd7ed558ccd;
  number = (number ^ number >> 33) * 0xc4ceb9fe1a85ec53;
  return number ^ number >> 33;
}

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
