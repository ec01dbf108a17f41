#pragma once
#include "book/book.hpp"

namespace weave {

/// Decimal numbers in the text of the pages that nothing vouches for. One is
/// vouched for by `<!-- key: WORDS -->` behind it when a line of a console
/// block on the page starts with these words and holds the number, or by
/// `<!-- fact -->`. Code spans and formulas are left alone.
Faults check_numbers(const Book& book);

/// Words of docs/notation.md that a chapter uses before the page that the list
/// names has explained them, and those that are bold nowhere on that page.
Faults check_terms(const Book& book);

/// Links whose file or heading is not there, and names in code spans that no
/// file of the project knows.
Faults check_links(const Book& book);

}  // namespace weave
