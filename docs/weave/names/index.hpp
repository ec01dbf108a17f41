#pragma once
#include "book/book.hpp"

namespace weave {

/// A public name of lib/, and where it stands. Overloads are one.
struct PublicName {
  std::string scope, name;  // lstm::Gate, forward
  Name::Kind kind = Name::Kind::class_;
  std::vector<Place> definitions, declarations;

  std::string full() const { return scope + "::" + name; }
  std::string owner() const;   // Gate
  std::string shown() const;   // Gate::forward
  std::string anchor() const;  // forward
  std::string what() const;    // member function
  const std::vector<Place>& places() const {
    return definitions.empty() ? declarations : definitions;
  }
};

/// What the headers of lib/ offer, without data members and operators, in the
/// order of the index.
std::vector<PublicName> public_names(const Book& book);

/// Names that no page explains, exceptions that none needs, and an index that
/// is not up to date.
Faults check_index(const Book& book);

/// Brings the table of docs/names.md up to date; returns it when it changed.
std::vector<fs::path> weave_index(Book& book);

}  // namespace weave
