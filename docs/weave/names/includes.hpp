#pragma once
#include <set>

#include "book/book.hpp"

namespace weave {

/// A file of the book and all that it includes, at once or through others.
std::set<fs::path> included(const Book& book, const fs::path& file);

}  // namespace weave
