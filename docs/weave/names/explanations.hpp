#pragma once
#include <optional>
#include <set>

#include "names/index.hpp"

namespace weave {

/// A page and a heading on it.
struct Explanation {
  const Page* page = nullptr;
  const Heading* heading = nullptr;
};

/// Says where the text pages explain a name: where they quote its definition,
/// or else its declaration, or name it in a code span, or use it in a listing;
/// of several places the first. Where several classes have members of that
/// name, it is one that names the class, too, or the one that explains it.
class Explanations {
 public:
  Explanations(const Book& book, const std::vector<PublicName>& names);

  std::optional<Explanation> of(const PublicName& name) const;

 private:
  // What stands between two headings.
  struct Section {
    Explanation place;
    std::set<std::string> named, listed;
    std::vector<std::pair<fs::path, Region>> quoted;
  };

  void add(const Book& book, const Page& page);
  std::optional<Explanation> quoted(const PublicName& name) const;
  std::optional<Explanation> named(const PublicName& name) const;
  template <class Condition>
  std::optional<Explanation> first(Condition condition) const;

  std::vector<Section> sections_;
  std::set<std::string> shared_;  // names that several have
  std::map<std::string, const PublicName*> classes_;
};

}  // namespace weave
