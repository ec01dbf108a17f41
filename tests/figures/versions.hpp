#pragma once
#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>

/// The content of a file's version: its number in eight digits, 50,000 times.
inline std::string content(int version) {
  const auto number = fmt::format("{:08}", version);
  std::string text;
  for (int k = 0; k < 50'000; ++k) text += number;
  return text;
}

/// Which version a content is; nothing where it is not a whole one.
inline std::optional<int> version_of(const std::string& text) {
  int version = 0;
  if (text.size() < 8) return {};
  std::from_chars(text.data(), text.data() + 8, version);
  if (text != content(version)) return {};
  return version;
}
