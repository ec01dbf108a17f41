#pragma once
#include "book/text.hpp"

namespace weave {

/// The lines of `after`, counted from 1, that are no part of `before`: those
/// outside of the longest common subsequence. Blanks around a line do not
/// count, and blank lines are never new.
std::vector<std::size_t> new_lines(const Lines& before, const Lines& after);

/// The numbers as VitePress reads them, 3,7-9, and as we do: 3 and 7 to 9.
std::string as_marks(const std::vector<std::size_t>& numbers);
std::string in_words(const std::vector<std::size_t>& numbers);

}  // namespace weave
