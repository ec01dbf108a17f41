#include "listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace weave {

constexpr std::size_t longest_listing = 25, longest_whole = 40;

static bool is_code(const std::string& language) {
  return language == "cpp" || language == "c++" || language == "cmake";
}

static void read_flag(Listing& listing, const std::string& flag) {
  if (flag == "recap")
    listing.recap = true;
  else if (flag == "whole")
    listing.whole = true;
  else if (flag.starts_with("since="))
    listing.since = flag.substr(6);
  else if (flag.starts_with("{") && flag.ends_with("}"))
    listing.marks = flag.substr(1, flag.size() - 2);
  else
    listing.unknown += flag + " ";
}

std::optional<Listing> parse_listing(const std::string& info) {
  std::istringstream words(info);
  std::string language, source;
  words >> language >> source;
  if (!is_code(language) || source.empty() || source == "illustrative")
    return {};
  Listing listing;
  const auto hash = std::min(source.find('#'), source.size());
  listing.language = language;
  listing.file = source.substr(0, hash);
  listing.region = source.substr(std::min(hash + 1, source.size()));
  for (std::string flag; words >> flag;) read_flag(listing, flag);
  return listing;
}

const Region* find_region(const Book& book, const Listing& listing) {
  const auto source = book.sources.find(listing.file);
  if (source == book.sources.end()) return nullptr;
  const auto region = source->second.regions.find(listing.region);
  return region == source->second.regions.end() ? nullptr : &region->second;
}

bool has_caption(const Page&, const Block&) {
  return false;
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
  if (listing->region.empty())
    return fmt::format("a listing of {} quotes no region",
                       listing->file.string());
  const auto* region = find_region(book, *listing);
  if (!region) return fmt::format("there is no {}", listing->name());
  if (region->text != block.text)
    return fmt::format("the listing {} differs: {}", listing->name(),
                       difference(block.text, region->text));
  const auto lines = region->last + 1 - region->first;
  const auto most = listing->whole ? longest_whole : longest_listing;
  if (lines > most)
    return fmt::format("the listing {} has {} lines, more than {}",
                       listing->name(), lines, most);
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
      const auto* region = listing ? find_region(book, *listing) : nullptr;
      if (!region || region->text == block->text) continue;
      const auto begin = lines.begin() + static_cast<long>(block->line);
      const auto end = lines.begin() + static_cast<long>(block->end) - 1;
      const auto fresh = split(region->text);
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
