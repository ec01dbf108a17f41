#pragma once
#include <optional>

#include "book.hpp"

namespace weave {

/// What a fence such as ```cpp lib/lstm/gate.hpp#forward quotes, and how.
struct Listing {
  std::string language;
  fs::path file;
  std::string region;
  bool recap = false;   // the same stands elsewhere, too
  bool whole = false;   // the one plain listing of a chapter, which may be long
  std::string since;    // the listing of which this is a later state
  std::string marks;    // which lines are new since then: 3,7-9
  std::string unknown;  // words that are none of these

  std::string name() const { return file.string() + "#" + region; }
};

/// The listing that a block's info string announces, if it does.
std::optional<Listing> parse_listing(const std::string& info);

/// What a listing quotes; nullptr when there is no such region.
const Region* find_region(const Book& book, const Listing& listing);

/// Whether the line above a block is one that says which lines it quotes.
bool has_caption(const Page& page, const Block& block);

/// Listings that differ from their source, have none, or are too long.
Faults check_listings(const Book& book);

/// Brings every listing up to date; returns the pages that changed.
std::vector<fs::path> weave_listings(Book& book);

}  // namespace weave
