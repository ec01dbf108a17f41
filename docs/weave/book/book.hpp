#pragma once
#include "book/page.hpp"
#include "book/source.hpp"

namespace weave {

/// Everything that the weaver reads: the pages, and the files they explain.
struct Book {
  fs::path root, build;
  std::vector<Page> pages;
  std::map<fs::path, Source> sources;
  Faults unreadable;  // files that are not lines of text
};

/// The folders whose files the pages can quote.
inline constexpr auto folders = {"lib", "chapters", "figures",
                                 "docs/site/demos"};

/// Finds the book's root from `start` upwards: the folder with docs/index.md
/// and lib/. Throws std::runtime_error when there is none.
fs::path find_root(fs::path start);

/// Files that cannot be taken apart, or that the site could not show.
Faults check_sources(const Book& book);

/// What the pages write in another way than the weaver and the site read it.
Faults check_markdown(const Book& book);

/// Throws std::runtime_error when a file cannot be read.
Book read_book(const fs::path& root, const fs::path& build);

}  // namespace weave
