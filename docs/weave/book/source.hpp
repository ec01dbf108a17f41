#pragma once
#include <map>

#include "cpp/names.hpp"

namespace weave {

/// A named part of a source file, between `// #region NAME` and
/// `// #endregion` (`#` instead of `//` in CMake's files).
struct Region {
  std::size_t first = 0, last = 0;  // its lines, counted from 1
  std::string text;
};

/// A file that the book can quote.
struct Source {
  fs::path path;  // from the book's root
  std::string text;
  Lines lines;
  std::map<std::string, Region> regions;
  std::vector<Token> tokens;  // of C++
  Scan scan;
  Faults faults;  // of its regions and of its form
};

Source parse_source(const fs::path& path, const std::string& text);

/// What a file is written in, as a fence says it: cpp, cmake or text.
std::string language_of(const fs::path& file);

}  // namespace weave
