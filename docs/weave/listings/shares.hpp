#pragma once
#include "book/book.hpp"

namespace weave {

/// Prints how much of each folder of lib/ the text pages quote, and for each
/// page how much it tells beside how much it lists.
void print_shares(const Book& book);

/// The prose of a page in lines of 80 characters: what stands outside of code,
/// tables, formulas, captions and comments.
double prose_lines(const Page& page);

}  // namespace weave
