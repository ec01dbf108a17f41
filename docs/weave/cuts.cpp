#include <fmt/format.h>

#include <set>

#include "listings.hpp"

namespace weave {

// The first and the last line of a region with code in it; 0 where there is
// none.
static std::pair<std::size_t, std::size_t> code_of(const Source& source,
                                                   const Region& region) {
  std::pair<std::size_t, std::size_t> lines{0, 0};
  for (const auto& token : source.tokens)
    if (token.line >= region.first && token.last_line <= region.last) {
      if (lines.first == 0) lines.first = token.line;
      lines.second = token.last_line;
    }
  return lines;
}

// What a region cuts into pieces; empty when it does not.
static std::string cut(const Source& source, const Region& region) {
  const auto [first, last] = code_of(source, region);
  for (const auto& part : source.scan.parts) {
    const bool holds = first <= part.first && part.last <= last;
    const bool apart = last < part.first || part.last < first;
    const bool inside = part.is_scope && part.first < first && last < part.last;
    if (holds || apart || inside) continue;
    return fmt::format("{} in the middle of {}",
                       first > part.first ? "begins" : "ends", part.what);
  }
  return "";
}

// The commands of CMake: every bracket is closed, and none that is not open.
static std::string cut_commands(const Region& region) {
  int depth = 0;
  for (const auto& line : split(region.text)) {
    char quote = 0;
    for (const char c : line) {
      if (c == '#' && !quote) break;
      if (c == '"') quote = quote ? 0 : c;
      if (quote) continue;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) return "begins in the middle of a command";
    }
  }
  return depth > 0 ? "ends in the middle of a command" : "";
}

static std::string check_cut(const Source& source, const Region& region) {
  const auto language = language_of(source.path);
  if (language == "cpp") return cut(source, region);
  return language == "cmake" ? cut_commands(region) : "";
}

Faults check_regions(const Book& book) {
  Faults faults;
  std::set<std::string> quoted;
  for_each_listing(book, [&](const Page& page, const Block& block,
                             const Listing& listing) {
    if (listing.recap || listing.region.empty()) return;
    if (!quoted.insert(listing.name()).second)
      faults.push_back({{page.path, block.line},
                        listing.name() + " is listed a second time, and not "
                                         "marked recap"});
  });
  for (const auto& [path, source] : book.sources)
    for (const auto& [name, region] : source.regions) {
      const Place place{path, region.first};
      if (!quoted.contains(path.string() + "#" + name))
        faults.push_back({place, "the region " + name +
                                     " stands in no listing of the book"});
      if (const auto what = check_cut(source, region); !what.empty())
        faults.push_back({place, "the region " + name + " " + what});
    }
  return faults;
}

}  // namespace weave
