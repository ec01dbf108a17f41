#include "names/includes.hpp"

namespace weave {

// "lstm/gate.hpp" in a line #include "lstm/gate.hpp"; else nothing.
static std::string quoted_in(const Token& token) {
  const auto open = token.text.find('"');
  if (!token.is_include() || open == std::string::npos) return {};
  return token.text.substr(open + 1, token.text.rfind('"') - open - 1);
}

// Beside the file, or below one of the folders, or below the root.
static fs::path find(const Book& book, const fs::path& from,
                     const std::string& name) {
  std::vector<fs::path> around{from.parent_path()};
  around.insert(around.end(), folders.begin(), folders.end());
  around.push_back("");
  for (const auto& folder : around)
    if (const auto path = (folder / name).lexically_normal();
        book.sources.contains(path))
      return path;
  return {};
}

static void add(const Book& book, const fs::path& file,
                std::set<fs::path>& all) {
  const auto source = book.sources.find(file);
  if (source == book.sources.end() || !all.insert(file).second) return;
  for (const auto& token : source->second.tokens)
    if (const auto name = quoted_in(token); !name.empty())
      add(book, find(book, file, name), all);
}

std::set<fs::path> included(const Book& book, const fs::path& file) {
  std::set<fs::path> all;
  add(book, file, all);
  return all;
}

}  // namespace weave
