#include "book.hpp"

#include <fmt/format.h>

#include <algorithm>
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

// All files below root/folder with one of the endings, in order.
static std::vector<fs::path> files(const fs::path& root, const fs::path& folder,
                                   const std::vector<std::string>& endings) {
  std::vector<fs::path> found;
  if (!fs::exists(root / folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder))
    if (entry.is_regular_file() &&
        std::ranges::find(endings, entry.path().extension().string()) !=
            endings.end())
      found.push_back(fs::relative(entry.path(), root));
  std::ranges::sort(found);
  return found;
}

Book read_book(const fs::path& root, const fs::path& build) {
  Book book{root, build, {}, {}};
  for (const auto& entry : fs::directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md")
      book.pages.push_back(parse_page(root, fs::relative(entry.path(), root)));
  std::ranges::sort(book.pages, {}, &Page::path);
  for (const fs::path folder : {"lib", "chapters", "docs/site/demos"})
    for (const auto& path :
         files(root, folder, {".hpp", ".cpp", ".txt", ".cmake"}))
      book.sources.emplace(path, parse_source(root, path));
  return book;
}

}  // namespace weave
