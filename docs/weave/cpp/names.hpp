#pragma once
#include "cpp/tokens.hpp"

namespace weave {

/// A name that a file of C++ declares.
struct Name {
  enum class Kind {
    class_,
    type,
    concept_,
    function,
    member_function,
    variable,
    constant,
    macro
  };
  std::string scope;  // lstm::Gate
  std::string name;   // forward
  Kind kind = Kind::class_;
  bool hidden = false;    // private, or in a namespace for the library alone
  bool defined = false;   // not only declared
  std::size_t token = 0;  // its place among the file's tokens
  std::size_t line = 0;

  std::string full() const;
};

/// A part of a file that a listing shows whole or not at all. A namespace may
/// also be around the listing.
struct Part {
  std::size_t first, last;  // lines
  std::string what;         // the function forward
  bool is_scope = false;
};

/// What a file of C++ declares, in its order. The bodies of functions are not
/// looked into.
struct Scan {
  std::vector<Name> names;
  std::vector<Part> parts;
  std::size_t lost = 0;  // the line from which on it could not be read
};

/// Throws nothing: what it cannot read it skips.
Scan scan(const std::vector<Token>& tokens);

}  // namespace weave
