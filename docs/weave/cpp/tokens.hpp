#pragma once
#include "book/text.hpp"

namespace weave {

/// A word of C++: a name, a literal, a sign or a whole preprocessor line.
/// Comments are none. Signs are single characters, but for :: and ->.
struct Token {
  enum class Kind { word, number, text, sign, directive };
  Kind kind;
  std::string text;
  std::size_t line, last_line;  // counted from 1
  std::size_t column;           // in bytes, counted from 0

  bool is(std::string_view other) const { return text == other; }
  bool is_include() const;
};

std::vector<Token> tokens_of(std::string_view code);

}  // namespace weave
