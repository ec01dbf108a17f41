#pragma once
#include <set>

#include "names/index.hpp"

namespace weave {

/// A place in a source where a name of the library is used, and where a reader
/// finds what it is.
struct Use {
  std::size_t line = 0;
  std::size_t from = 0, to = 0;  // columns in UTF-16 units, counted from 0
  std::string href, title;
};

/// Finds the names of the library in the sources. It knows no types: where a
/// word could be something else than the library's name, it leaves it alone.
class Uses {
 public:
  explicit Uses(const Book& book);

  std::vector<Use> in(const Source& source) const;

 private:
  // What else than the library's names a file can mean.
  struct View {
    std::set<fs::path> files;                // itself and all it includes
    std::set<std::string> others, members;   // declared there
    std::set<std::string> locals, types;     // in its functions and templates
    std::map<std::size_t, const Name*> own;  // its declarations, by token
  };
  struct Word;
  using Candidates = std::vector<const PublicName*>;

  View view_of(const Source& source) const;
  bool is_seen(const View& view, const PublicName& name) const;
  bool can_mean(const View& view, const Word& word,
                const PublicName& name) const;
  Candidates candidates(const View& view, const Word& word) const;

  const Book& book_;
  std::vector<PublicName> names_;
  std::multimap<std::string, const PublicName*> by_name_;
  std::set<std::string> full_names_, classes_;
};

}  // namespace weave
