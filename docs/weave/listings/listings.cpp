#include "listings/listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "listings/changes.hpp"
#include "outputs/console.hpp"

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
    listing.unknown = flag;
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
                         visible(a[k]), visible(b[k]));
  return "the ends of their last lines differ";
}

// A line of C++, or a command with what it printed below it.
static bool looks_bound(const std::string& line) {
  return line.ends_with(";") || line.ends_with("{") || line.starts_with("$ ");
}

// What is wrong with a block that quotes nothing and shows no output.
static std::string check_unbound(const Block& block) {
  std::istringstream words(block.info);
  std::string language, flag;
  words >> language >> flag;
  if (is_code(language))
    return flag == "illustrative"
               ? ""
               : "C++ without a source, and not marked illustrative";
  if (block.info != "text" && block.info != "python")
    return fmt::format(
        "\"{}{}\" says nothing that is known, expected \"```cpp "
        "FILE#REGION\", \"```cmake FILE#REGION\", \"```console $ COMMAND\", "
        "\"```text\" or \"```python\"",
        block.fence, visible(block.info));
  for (const auto& line : split(block.text))
    if (looks_bound(trim(line)))
      return fmt::format(
          "\"{}\" in a block of {} is held to nothing, expected it in "
          "\"```cpp FILE#REGION\" or \"```console $ COMMAND\"",
          visible(trim(line)), block.info);
  return "";
}

static std::string check_since(const Book& book, const Listing& listing) {
  if (listing.since.empty())
    return listing.marks.empty() ? "" : "marks lines, but new since what?";
  const auto before = parse_listing("cpp " + listing.since);
  if (!before || !find_region(book, *before))
    return fmt::format("is new since {}, which is not there", listing.since);
  const auto right = as_marks(lines_since(book, listing));
  if (right.empty())
    return fmt::format("has nothing new since {}", listing.since);
  if (listing.marks == right) return "";
  return fmt::format("marks {{{}}}, but new since {} are {{{}}}", listing.marks,
                     listing.since, right);
}

static std::string check_listing(const Book& book, const Block& block,
                                 const Listing& listing) {
  if (listing.region.empty()) return "quotes no region";
  const auto* region = find_region(book, listing);
  if (!region) return "quotes what is not there";
  if (!listing.unknown.empty())
    return fmt::format("says {}, which means nothing", listing.unknown);
  if (region->text != block.text)
    return "differs: " + difference(block.text, region->text);
  const auto lines = region->last + 1 - region->first;
  const auto most = listing.whole ? longest_whole : longest_listing;
  if (lines > most)
    return fmt::format("has {} lines, more than {}", lines, most);
  return check_since(book, listing);
}

// A page has one plain listing that may be long.
static Faults check_whole(const Page& page) {
  Faults faults;
  std::size_t count = 0;
  for (const auto& block : page.blocks)
    if (const auto listing = parse_listing(block.info);
        listing && listing->whole && ++count > 1)
      faults.push_back({{page.path, block.line},
                        "a second listing of this page is marked whole"});
  return faults;
}

Faults check_listings(const Book& book) {
  Faults faults;
  for (const auto& page : book.pages) {
    for (const auto& block : page.blocks) {
      if (parse_console(block.info)) continue;
      const auto listing = parse_listing(block.info);
      auto what =
          listing ? check_listing(book, block, *listing) : check_unbound(block);
      if (what.empty()) continue;
      if (listing) what = "the listing " + listing->name() + " " + what;
      faults.push_back({{page.path, block.line}, what});
    }
    append(faults, check_whole(page));
  }
  return faults;
}

// Puts a listing as it should be, its caption above it, into the lines of its
// page.
static void weave_listing(const Book& book, const Page& page,
                          const Block& block, Lines& lines) {
  const auto listing = parse_listing(block.info);
  const auto* region = listing ? find_region(book, *listing) : nullptr;
  if (!region) return;
  const auto fence = fence_around(region->text);
  auto fresh = split(region->text);
  fresh.insert(fresh.begin(), fence + info_of(book, *listing));
  fresh.insert(fresh.begin(), caption(book, *listing));
  fresh.push_back(fence);
  auto first = block.line - 1;
  if (has_caption(page, block))
    --first;
  else if (first > 0 && !blank(lines[first - 1]))
    fresh.insert(fresh.begin(), "");
  const auto begin = lines.begin() + static_cast<long>(first);
  const auto end = lines.begin() + static_cast<long>(block.end);
  lines.insert(lines.erase(begin, end), fresh.begin(), fresh.end());
}

// From the last block to the first, so that the lines before keep their
// numbers.
std::vector<fs::path> weave_listings(Book& book) {
  std::vector<fs::path> changed;
  for (auto& page : book.pages) {
    auto lines = page.lines;
    for (auto block = page.blocks.rbegin(); block != page.blocks.rend();
         ++block)
      weave_listing(book, page, *block, lines);
    if (lines == page.lines) continue;
    const auto text = join(lines);
    write(book.root / page.path, text);
    page = parse_page(page.path, text);
    changed.push_back(page.path);
  }
  return changed;
}

}  // namespace weave
