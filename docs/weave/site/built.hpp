#pragma once
#include <optional>

#include "book/book.hpp"

namespace weave {

/// A file as a source page of the built site shows it.
struct ShownFile {
  fs::path file;
  std::string text;
};

/// The file in the HTML of a page: the text in <code data-source="FILE">. None
/// when there is no such element; throws std::runtime_error when it has no end.
std::optional<ShownFile> shown_file(const std::string& html);

/// Writes the files that the source pages of the site show into `out`. Throws
/// std::runtime_error when there are none, or one would stand outside of `out`.
void tangle(const fs::path& site, const fs::path& out);

/// Source pages of the site that differ from their files, are missing or have
/// no file, and listings that do not lead to their lines.
Faults check_built(const Book& book, const fs::path& site);

}  // namespace weave
