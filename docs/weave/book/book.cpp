#include "book/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace weave {

fs::path find_root(fs::path start) {
  for (auto folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / "docs/index.md") && fs::exists(folder / "lib"))
      return folder;
    if (folder == folder.parent_path())
      throw std::runtime_error(fmt::format(
          "no book at {} or above it: there is no docs/index.md beside a lib/",
          start.string()));
  }
}

// What a command prints; nothing when it fails.
static std::string output_of(const std::string& command) {
  auto* pipe = popen(command.c_str(), "r");
  if (!pipe) return {};
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
    text += static_cast<char>(c);
  return pclose(pipe) == 0 ? text : std::string();
}

// Where there is a checkout, what it ignores is no part of the book.
static std::vector<fs::path> files(const fs::path& root) {
  std::vector<fs::path> found;
  if (fs::exists(root / ".git"))
    for (const auto& name : split(output_of(
             "git -C '" + root.string() +
             "' ls-files --cached --others --exclude-standard 2> /dev/null")))
      found.emplace_back(name);
  if (!found.empty()) return found;
  for (const auto folder : folders)
    if (fs::exists(root / folder))
      for (const auto& entry : fs::recursive_directory_iterator(root / folder))
        found.push_back(fs::relative(entry.path(), root));
  return found;
}

static bool is_quotable(const fs::path& file) {
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    return file.string().starts_with(folder + "/");
  });
}

// A text of the book, of which it is noted when the weaver cannot read it.
static std::string read_text(Book& book, const fs::path& path) {
  auto text = read(book.root / path);
  append(book.unreadable, check_text(path, text));
  return text;
}

static void read_pages(Book& book) {
  for (const auto& entry : fs::directory_iterator(book.root / "docs"))
    if (entry.path().extension() == ".md") {
      const auto path = fs::relative(entry.path(), book.root);
      book.pages.push_back(parse_page(path, read_text(book, path)));
    }
  std::ranges::sort(book.pages, {}, &Page::path);
}

// What is neither code nor text stands in no page.
static bool is_binary(const fs::path& root, const fs::path& path) {
  return language_of(path) == "text" &&
         read(root / path).find('\0') != std::string::npos;
}

static void read_sources(Book& book) {
  for (const auto& path : files(book.root))
    if (is_quotable(path) && fs::is_regular_file(book.root / path) &&
        !is_binary(book.root, path))
      book.sources.emplace(path, parse_source(path, read_text(book, path)));
}

static void read_figures(Book& book) {
  if (!fs::exists(book.root / "docs/figures")) return;
  for (const auto& entry : fs::directory_iterator(book.root / "docs/figures"))
    if (entry.is_regular_file())
      read_text(book, fs::relative(entry.path(), book.root));
}

Book read_book(const fs::path& root, const fs::path& build) {
  Book book{root, build, {}, {}, {}};
  read_pages(book);
  read_sources(book);
  read_figures(book);
  std::ranges::sort(book.unreadable, {},
                    [](const Fault& fault) { return fault.place.file; });
  return book;
}

Faults check_sources(const Book& book) {
  Faults faults;
  for (const auto& [path, source] : book.sources) append(faults, source.faults);
  return faults;
}

Faults check_markdown(const Book& book) {
  Faults faults;
  for (const auto& page : book.pages) append(faults, page.faults);
  return faults;
}

}  // namespace weave
