#include <algorithm>
#include <array>
#include <cctype>

#include "names/index.hpp"

namespace weave {

using Kind = Name::Kind;

static std::string small(std::string text) {
  for (auto& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string PublicName::owner() const {
  const auto behind = scope.rfind("::");
  return behind == std::string::npos ? scope : scope.substr(behind + 2);
}

// The library's own name space goes without saying.
std::string PublicName::shown() const {
  const auto behind = scope.find("::");
  return behind == std::string::npos ? name
                                     : scope.substr(behind + 2) + "::" + name;
}

std::string PublicName::anchor() const {
  return small(name);
}

std::string PublicName::what() const {
  static constexpr std::array<const char*, 8> kinds{
      "class",           "type",     "concept",  "function",
      "member function", "variable", "constant", "macro"};
  return kinds.at(static_cast<std::size_t>(kind));
}

static bool in_library(const fs::path& file) {
  return *file.begin() == "lib";
}

// Headers that say internal or detail in their path are for the library alone.
static bool is_public(const fs::path& file) {
  return in_library(file) && file.extension() == ".hpp" &&
         file.string().find("internal") == std::string::npos &&
         file.string().find("detail") == std::string::npos;
}

static bool is_indexed(const Name& name) {
  return !name.hidden && name.kind != Kind::variable;
}

using Names = std::map<std::string, PublicName>;

static void add(Names& names, const fs::path& file, const Name& name) {
  auto& all = names[name.full()];
  if (all.name.empty()) {
    all.scope = name.scope;
    all.name = name.name;
    all.kind = name.kind;
  }
  auto& places = name.defined ? all.definitions : all.declarations;
  places.push_back({file, name.line});
}

std::vector<PublicName> public_names(const Book& book) {
  Names names;
  for (const auto& [path, source] : book.sources)
    if (is_public(path))
      for (const auto& name : source.scan.names)
        if (is_indexed(name)) add(names, path, name);

  // What a header declares is often defined in a file beside it.
  for (const auto& [path, source] : book.sources)
    if (in_library(path) && !is_public(path))
      for (const auto& name : source.scan.names)
        if (is_indexed(name) && names.contains(name.full()))
          add(names, path, name);

  std::vector<PublicName> all;
  for (auto& [full, name] : names) all.push_back(std::move(name));
  std::ranges::sort(all, {}, [](const PublicName& name) {
    return std::pair(name.anchor(), name.shown());
  });
  return all;
}

}  // namespace weave
