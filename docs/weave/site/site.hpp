#pragma once
#include "book/book.hpp"

namespace weave {

/// Writes what the site is made of into `out`: the text pages, the figures, and
/// a page for every source, with what the site puts on its code beside it. What
/// is there already keeps its time; what does not belong there goes. Throws
/// std::runtime_error when `out` holds something else.
void write_site(const Book& book, const fs::path& out);

/// The site's page of a source, and a line on it: `source/lib/a.hpp.md#L3`.
std::string source_page(const fs::path& file);
std::string source_page(const fs::path& file, std::size_t line);

/// A text page as the site reads it: what a caption says stands in the fence,
/// and links to sources lead to their pages.
std::string text_page(const Book& book, const Page& page);

}  // namespace weave
