#pragma once
#include <optional>

#include "book/book.hpp"

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
  std::string unknown;  // what is none of these

  std::string name() const { return file.string() + "#" + region; }
};

/// The listing that a block's info string announces, if it does.
std::optional<Listing> parse_listing(const std::string& info);

/// The info string again, with the marks as they should be.
std::string info_of(const Book& book, const Listing& listing);

/// What a listing quotes; nullptr when there is no such region.
const Region* find_region(const Book& book, const Listing& listing);

/// The lines of a listing that are new since the one it names.
std::vector<std::size_t> lines_since(const Book& book, const Listing& listing);

/// The line that belongs above a listing: which lines of which file it quotes.
std::string caption(const Book& book, const Listing& listing);

/// Whether a block has a caption, right or wrong.
bool has_caption(const Page& page, const Block& block);

/// Listings that differ from their source, have none, or are too long.
Faults check_listings(const Book& book);

/// Listings whose caption is missing or wrong, and captions without a listing.
Faults check_captions(const Book& book);

/// Regions that stand in no listing or in two, and those that cut a function.
Faults check_regions(const Book& book);

/// Brings every listing and its caption up to date; returns the pages that
/// changed.
std::vector<fs::path> weave_listings(Book& book);

/// Calls `visit(page, block, listing)` for each listing of the book.
template <class Visit>
void for_each_listing(const Book& book, Visit visit) {
  for (const auto& page : book.pages)
    for (const auto& block : page.blocks)
      if (const auto listing = parse_listing(block.info))
        visit(page, block, *listing);
}

}  // namespace weave
