#include "site/site.hpp"

#include <fmt/format.h>

#include <set>
#include <stdexcept>

#include "site/source_pages.hpp"

namespace weave {

// The sources by folder, in the order in which the folders are known.
using Tree = std::vector<std::pair<fs::path, std::vector<fs::path>>>;

static Tree tree_of(const Book& book) {
  Tree tree;
  for (const fs::path top : folders) {
    std::map<fs::path, std::vector<fs::path>> below;
    for (const auto& [path, source] : book.sources)
      if (path.string().starts_with(top.string() + "/"))
        below[path.parent_path()].push_back(path);
    tree.insert(tree.end(), below.begin(), below.end());
  }
  return tree;
}

static std::string tree_file(const Tree& tree) {
  std::vector<std::string> all;
  for (const auto& [folder, files] : tree) {
    std::vector<std::string> items;
    for (const auto& file : files)
      items.push_back(fmt::format("{{\"name\":{},\"page\":{}}}",
                                  as_json(file.filename().string()),
                                  as_json(source_page(file))));
    all.push_back(fmt::format("{{\"folder\":{},\"files\":[{}]}}",
                              as_json(folder.string()), fmt::join(items, ",")));
  }
  return fmt::format("[{}]\n", fmt::join(all, ",\n"));
}

static std::string tree_page(const Tree& tree) {
  std::string text = R"(---
title: All source files
pageClass: source-index
aside: false
---

# All source files

Every file of the library, of the programs, of the figures' style and of the
demonstrations, whole. Beside the code that a chapter quotes stands the chapter.
)";
  for (const auto& [folder, files] : tree) {
    text += fmt::format("\n## {}\n\n", folder.string());
    for (const auto& file : files)
      text += fmt::format("- [{}]({}.md)\n", file.filename().string(),
                          file.string());
  }
  return text;
}

// A folder into which files are written that have changed, and from which all
// others go.
class Folder {
 public:
  explicit Folder(fs::path path) : path_(std::move(path)) {
    if (fs::exists(path_) && !fs::is_empty(path_) &&
        !fs::exists(path_ / "source.json"))
      throw std::runtime_error(fmt::format(
          "{} holds something else than the pages of a site", path_.string()));
  }

  void put(const fs::path& name, const std::string& text) {
    const auto file = path_ / name;
    if (!fs::exists(file) || read(file) != text) write(file, text);
    names_.insert(name);
  }

  void remove_others() const {
    std::vector<fs::path> others;
    for (const auto& entry : fs::recursive_directory_iterator(path_))
      if (const auto name = fs::relative(entry.path(), path_);
          entry.is_regular_file() && !names_.contains(name))
        others.push_back(entry.path());
    for (const auto& file : others) fs::remove(file);
  }

 private:
  fs::path path_;
  std::set<fs::path> names_;
};

void write_site(const Book& book, const fs::path& out) {
  Folder folder(out);
  const Uses uses(book);
  const auto tree = tree_of(book);
  folder.put("source.json", tree_file(tree));
  folder.put("source/index.md", tree_page(tree));
  for (const auto& page : book.pages)
    folder.put(page.path.filename(), text_page(book, page));
  for (const auto& [path, source] : book.sources) {
    folder.put(source_page(path), source_text(source));
    folder.put("source/" + path.string() + ".json",
               source_notes(book, uses, source));
  }
  if (fs::exists(book.root / "docs/figures"))
    for (const auto& entry : fs::directory_iterator(book.root / "docs/figures"))
      folder.put("figures" / entry.path().filename(), read(entry.path()));
  folder.remove_others();
}

}  // namespace weave
