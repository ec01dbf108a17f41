#include "site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "listings.hpp"
#include "uses.hpp"

namespace weave {

std::string source_page(const fs::path& file) {
  return "source/" + file.string() + ".md";
}

std::string source_page(const fs::path& file, std::size_t line) {
  return fmt::format("{}#L{}", source_page(file), line);
}

// A string of JSON.
static std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    all += c;
  }
  return all + "\"";
}

// A fence that nothing in the text can close.
static std::string fence_around(const std::string& text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text)
    longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  return std::string(longest + 1, '`');
}

static std::string page_of(const Source& source) {
  const auto file = source.path.string();
  const auto name = source.path.filename().string();
  const auto fence = fence_around(source.text);
  return fmt::format(
      "---\ntitle: {}\nsource: {}\npageClass: source\naside: false\n---\n\n"
      "# {}\n\n`{}`, {} line{}\n\n{}{} source={}\n{}{}\n",
      name, file, name, file, source.lines.size(),
      source.lines.size() == 1 ? "" : "s", fence, language_of(source.path),
      file, source.text, fence);
}

// Where the text pages quote a file: the regions, in the order of its lines.
static std::vector<std::string> regions_of(const Book& book,
                                           const Source& source) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& page : book.pages)
    for (const auto& block : page.blocks) {
      const auto listing = parse_listing(block.info);
      if (!listing || listing->file != source.path) continue;
      const auto* region = find_region(book, *listing);
      if (!region) continue;
      const auto& heading = page.heading_above(block.line);
      found.emplace_back(
          region->first,
          fmt::format(
              R"({{"name":{},"first":{},"last":{},"href":{},"page":{},"heading":{}}})",
              quoted(listing->region), region->first, region->last,
              quoted(page.path.filename().string() + "#" + heading.anchor),
              quoted(page.title()), quoted(heading.text)));
    }
  std::ranges::stable_sort(found, {}, [](const auto& f) { return f.first; });
  std::vector<std::string> all;
  for (auto& [line, text] : found) all.push_back(std::move(text));
  return all;
}

static std::vector<std::string> links_of(const Uses& uses,
                                         const Source& source) {
  std::vector<std::string> all;
  for (const auto& use : uses.in(source))
    all.push_back(fmt::format(
        R"({{"line":{},"from":{},"to":{},"href":{},"title":{}}})", use.line,
        use.from, use.to, quoted(use.href), quoted(use.title)));
  return all;
}

static std::string beside(const Book& book, const Uses& uses,
                          const Source& source) {
  return fmt::format("{{\"links\":[{}],\n\"regions\":[{}]}}\n",
                     fmt::join(links_of(uses, source), ",\n"),
                     fmt::join(regions_of(book, source), ",\n"));
}

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
                                  quoted(file.filename().string()),
                                  quoted(source_page(file))));
    all.push_back(fmt::format("{{\"folder\":{},\"files\":[{}]}}",
                              quoted(folder.string()), fmt::join(items, ",")));
  }
  return fmt::format("[{}]\n", fmt::join(all, ",\n"));
}

static std::string tree_page(const Tree& tree) {
  std::string text =
      "---\ntitle: All source files\npageClass: source-index\naside: false\n"
      "---\n\n# All source files\n\nEvery file of the library, of the "
      "programs, "
      "of the figures' style and of the\ndemonstrations, whole. Beside what "
      "the "
      "chapters quote stands the chapter that\nexplains it.\n";
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
    folder.put(source_page(path), page_of(source));
    folder.put("source/" + path.string() + ".json", beside(book, uses, source));
  }
  if (fs::exists(book.root / "docs/figures"))
    for (const auto& entry : fs::directory_iterator(book.root / "docs/figures"))
      folder.put("figures" / entry.path().filename(), read(entry.path()));
  folder.remove_others();
}

}  // namespace weave
