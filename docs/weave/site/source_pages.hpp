#pragma once
#include "names/uses.hpp"

namespace weave {

/// The page of a source: the file whole, in one fence.
std::string source_text(const Source& source);

/// What the site puts on the code of a source, as JSON: links from the names of
/// the library, and where the text pages quote it.
std::string source_notes(const Book& book, const Uses& uses,
                         const Source& source);

/// A string of JSON.
std::string as_json(const std::string& text);

}  // namespace weave
