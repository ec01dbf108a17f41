#pragma once
#include <optional>

#include "book.hpp"

namespace weave {

/// What a fence such as ```cpp lib/lstm/gate.hpp#forward quotes.
struct Listing {
  fs::path file;
  std::string region;  // empty for the file's outline
  bool recap = false;  // it stands elsewhere, too
};

/// The listing that a block's info string announces, if it does.
std::optional<Listing> parse_listing(const std::string& info);

/// Listings that differ from their source, have none, or are too long.
Faults check_listings(const Book& book);

/// How much of the sources stands in the pages, and how.
struct Coverage {
  std::size_t lines = 0, listed = 0;  // not blank, of lib/ and chapters/
  std::size_t listings = 0, median = 0, longest = 0, illustrative = 0;
};

/// Regions and outlines that stand in no listing, or in two.
Faults check_coverage(const Book& book, Coverage& coverage);

/// Brings every listing up to date; returns the pages that changed.
std::vector<fs::path> weave_listings(Book& book);

/// Writes the sources as the pages alone tell them into `folder`.
/// Throws std::runtime_error when a region is missing.
void tangle(const Book& book, const fs::path& folder);

}  // namespace weave
