#pragma once
#include "book/page.hpp"

namespace weave {

// Markdown writes the same in many ways. The book knows one of each: these say
// in words where something is written in another one, and which is expected;
// empty where nothing is.

/// Code stands between two lines of backticks that begin where lines begin.
std::string check_fences(const Lines& lines, const Block& block);

/// A line of text does not look like the fence of a block, and what is code in
/// it ends in it: around it are words, of which the numbers are looked at.
std::string check_prose(const std::string& line);

/// A heading is a line that begins with `level` signs #.
std::string check_heading(const std::string& line, int level);

/// Tags and comments are those that the site and the weaver know.
std::string check_html(const std::string& html);

}  // namespace weave
