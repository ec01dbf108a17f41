#pragma once
#include "pairs.hpp"

namespace translation {

/// Sentences of the reader's own: lines of a sentence, a tab and its
/// translation. Of equal sentences there is the first, and none where one of
/// the two has more than 50 words; 80 % are to learn from, 10 % to choose on
/// and 10 % for the test, which a sentence falls into by itself, wherever it
/// stands in the file. Throws figures::FileError, and study::DataError where it
/// is no text, a line is not of this form, there are less than 50 sentences,
/// all have the same translation, or a part lacks any.
Task from_file(const std::string& file);

/// Throws study::DataError where a part lacks any pair, or the test has one
/// alone: an interval for other sentences is drawn from several.
void expect_all_parts(const Task& task);

}  // namespace translation
