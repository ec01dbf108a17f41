#pragma once
#include "examples.hpp"

namespace text_classification {

/// Texts of the reader's own: lines of a class, a tab and a text, of which the
/// first 100 words are read. Of equal texts there is the first; 80 % are to
/// learn from, 10 % to choose on and 10 % for the test, which a text falls into
/// by itself, wherever it stands in the file. The classes are in the order of
/// the alphabet. Throws figures::FileError, and study::DataError where it is no
/// text, a line is not of this form, there are less than 50 texts or 2 classes
/// or more than 100, or a part lacks a class.
Task from_file(const std::string& file);

}  // namespace text_classification
