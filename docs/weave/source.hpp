#pragma once
#include <map>

#include "text.hpp"

namespace weave {

/// A named part of a source file, between `// #region NAME` and
/// `// #endregion` (`#` instead of `//` in CMake's files).
struct Region {
  std::size_t line = 0;   // of its first line
  std::size_t lines = 0;  // that are not blank
  std::string text;
};

/// A file that the book quotes, taken apart: its regions, and its outline,
/// which is the file with every region emptied.
struct Source {
  fs::path path;  // from the book's root
  std::map<std::string, Region> regions;
  std::string outline;
  std::size_t outline_lines = 0;  // that are neither blank nor markers
  Faults faults;                  // nested, doubled and unended regions
};

Source parse_source(const fs::path& root, const fs::path& path);

/// The file again: the outline with every region filled by `text_of(name)`.
template <class TextOf>
std::string fill_outline(const std::string& outline, TextOf text_of);

/// The name in a line `// #region NAME`; empty for every other line.
std::string region_name(std::string_view line);
bool is_region_end(std::string_view line);

template <class TextOf>
std::string fill_outline(const std::string& outline, TextOf text_of) {
  std::string text;
  for (const auto& line : split(outline)) {
    text += line + "\n";
    if (const auto name = region_name(line); !name.empty())
      text += text_of(name);
  }
  return text;
}

}  // namespace weave
