#include "listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace weave {

constexpr std::size_t longest_listing = 25;

static bool is_code(const std::string& language) {
  return language == "cpp" || language == "c++" || language == "cmake";
}

std::optional<Listing> parse_listing(const std::string& info) {
  std::istringstream words(info);
  std::string language, source, flag;
  words >> language >> source >> flag;
  if (!is_code(language) || source.empty() || source == "illustrative")
    return {};
  const auto hash = source.find('#');
  Listing listing{source.substr(0, hash), "", flag == "recap"};
  if (hash != std::string::npos) listing.region = source.substr(hash + 1);
  return listing;
}

// The text that a listing quotes; nothing when there is no such part.
static const std::string* quoted(const Book& book, const Listing& listing) {
  const auto source = book.sources.find(listing.file);
  if (source == book.sources.end()) return nullptr;
  if (listing.region.empty()) return &source->second.outline;
  const auto region = source->second.regions.find(listing.region);
  return region == source->second.regions.end() ? nullptr
                                                : &region->second.text;
}

static std::string name_of(const Listing& listing) {
  return listing.region.empty() ? listing.file.string()
                                : listing.file.string() + "#" + listing.region;
}

// The first line in which two texts differ, for the message.
static std::string difference(const std::string& page,
                              const std::string& source) {
  auto a = split(page), b = split(source);
  const auto n = std::max(a.size(), b.size());
  a.resize(n, "(nothing)");
  b.resize(n, "(nothing)");
  for (std::size_t k = 0; k < n; ++k)
    if (a[k] != b[k])
      return fmt::format("line {} of it is \"{}\", in the source \"{}\"", k + 1,
                         a[k], b[k]);
  return "the ends of their last lines differ";
}

static std::string check_block(const Book& book, const Block& block) {
  const auto listing = parse_listing(block.info);
  if (!listing) {
    std::istringstream words(block.info);
    std::string language, flag;
    words >> language >> flag;
    return is_code(language) && flag != "illustrative"
               ? "C++ without a source, and not marked illustrative"
               : "";
  }
  const auto* text = quoted(book, *listing);
  if (!text) return fmt::format("there is no {}", name_of(*listing));
  if (*text != block.text)
    return fmt::format("the listing {} differs: {}", name_of(*listing),
                       difference(block.text, *text));
  const auto lines = split(*text).size();
  if (!listing->region.empty() && lines > longest_listing)
    return fmt::format("the listing {} has {} lines, more than {}",
                       name_of(*listing), lines, longest_listing);
  return "";
}

Faults check_listings(const Book& book) {
  Faults faults;
  for (const auto& [path, source] : book.sources)
    faults.insert(faults.end(), source.faults.begin(), source.faults.end());
  for (const auto& page : book.pages)
    for (const auto& block : page.blocks)
      if (const auto what = check_block(book, block); !what.empty())
        faults.push_back({{page.path, block.line}, what});
  return faults;
}

std::vector<fs::path> weave_listings(Book& book) {
  std::vector<fs::path> changed;
  for (auto& page : book.pages) {
    auto lines = page.lines;
    for (auto block = page.blocks.rbegin(); block != page.blocks.rend();
         ++block) {
      const auto listing = parse_listing(block->info);
      const auto* text = listing ? quoted(book, *listing) : nullptr;
      if (!text || *text == block->text) continue;
      const auto begin = lines.begin() + static_cast<long>(block->line);
      const auto end = lines.begin() + static_cast<long>(block->end) - 1;
      const auto fresh = split(*text);
      lines.insert(lines.erase(begin, end), fresh.begin(), fresh.end());
    }
    if (lines == page.lines) continue;
    write(book.root / page.path, join(lines));
    page = parse_page(book.root, page.path);
    changed.push_back(page.path);
  }
  return changed;
}

}  // namespace weave
