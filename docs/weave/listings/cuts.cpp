#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "listings/listings.hpp"

namespace weave {

// The tokens of a region.
static std::span<const Token> tokens_of(const Source& source,
                                        const Region& region) {
  const auto first =
      std::ranges::lower_bound(source.tokens, region.first, {}, &Token::line);
  const auto last = std::ranges::upper_bound(first, source.tokens.end(),
                                             region.last, {}, &Token::line);
  return {first, last};
}

// What a region cuts into pieces; empty when it does not.
static std::string cut(const Source& source, const Region& region) {
  const auto tokens = tokens_of(source, region);
  if (tokens.empty()) return "";
  if (tokens.front().is("}")) return "begins with the end of something";
  const auto first = tokens.front().line, last = tokens.back().last_line;
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
