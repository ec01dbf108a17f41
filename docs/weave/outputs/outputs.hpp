#pragma once
#include <set>

#include "book/book.hpp"

namespace weave {

/// What to look at: all of the book, or the pages and figures whose name starts
/// with `only`, such as 08 or 08-loss; and of those the ones of a part, if it
/// is not 0. Part 2 is what chapters 11 and up show, part 1 all else.
struct Selection {
  std::string only;
  int part = 0;
  bool wants(const fs::path& file) const;
};

/// Whether an image is a figure of the book, and the file of its data beside
/// it.
bool is_figure(const Image& image);
fs::path data_file(const Image& image);

/// Whether a picture carries the fingerprint of the data beside it.
bool drawn_from_data(const Book& book, const Image& image);

/// Faults in console blocks and figures that no run is needed to see: a
/// tolerance that cannot be read, a figure on no page, without alt text or
/// without a word about it, a picture without its data.
Faults check_forms(const Book& book);

/// Console blocks and figures' data that a fresh run contradicts.
Faults check_outputs(const Book& book, const Selection& selection);

/// Brings console blocks and figures up to date, where a fresh run contradicts
/// them; returns the files that changed.
std::set<fs::path> weave_outputs(Book& book, const Selection& selection);

}  // namespace weave
