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

Book read_book(const fs::path& root, const fs::path& build) {
  Book book{root, build, {}, {}};
  for (const auto& entry : fs::directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md")
      book.pages.push_back(parse_page(root, fs::relative(entry.path(), root)));
  std::ranges::sort(book.pages, {}, &Page::path);
  for (const auto& path : files(root)) {
    if (!is_quotable(path) || !fs::is_regular_file(root / path)) continue;
    auto source = parse_source(root, path);
    if (source.text.find('\0') == std::string::npos)
      book.sources.emplace(path, std::move(source));
  }
  return book;
}

Faults check_sources(const Book& book) {
  Faults faults;
  for (const auto& [path, source] : book.sources) append(faults, source.faults);
  return faults;
}

}  // namespace weave
