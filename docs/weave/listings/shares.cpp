#include "listings/shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>

#include "listings/listings.hpp"

namespace weave {

// The lines of a source that hold code: not blank, no comment, no include.
static std::set<std::size_t> code_lines(const Source& source) {
  std::set<std::size_t> lines;
  for (const auto& token : source.tokens)
    if (!token.is_include())
      for (auto line = token.line; line <= token.last_line; ++line)
        lines.insert(line);
  if (language_of(source.path) != "cpp")
    for (std::size_t k = 0; k < source.lines.size(); ++k)
      if (const auto text = trim(source.lines[k]);
          !text.empty() && !text.starts_with("#"))
        lines.insert(k + 1);
  return lines;
}

struct Share {
  std::size_t quoted = 0, all = 0;
};

static std::map<fs::path, Share> shares(const Book& book) {
  std::map<fs::path, std::set<std::size_t>> quoted;
  for_each_listing(
      book, [&](const Page&, const Block&, const Listing& listing) {
        if (const auto* region = find_region(book, listing))
          for (auto line = region->first; line <= region->last; ++line)
            quoted[listing.file].insert(line);
      });
  std::map<fs::path, Share> all;
  for (const auto& [path, source] : book.sources) {
    if (*path.begin() != "lib") continue;
    auto& share = all[path.parent_path()];
    for (const auto line : code_lines(source)) {
      ++share.all;
      share.quoted += quoted[path].count(line);
    }
  }
  return all;
}

// Characters of UTF-8: all bytes but those that go on with one.
static std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

double prose_lines(const Page& page) {
  static const std::regex comment("<!--.*?-->");
  std::size_t count = 0;
  bool formula = false;
  for (std::size_t k = 0; k < page.lines.size(); ++k) {
    const auto text = trim(std::regex_replace(page.lines[k], comment, ""));
    if (!page.is_prose[k] || text.starts_with("|")) continue;
    if (text == "$$")
      formula = !formula;
    else if (!formula)
      count += characters(text);
  }
  return static_cast<double>(count) / 80;
}

static std::size_t listed_lines(const Page& page) {
  std::size_t count = 0;
  for (const auto& block : page.blocks)
    if (parse_listing(block.info)) count += block.end - block.line - 1;
  return count;
}

static void print_page(const std::string& name, double prose,
                       std::size_t listed) {
  fmt::print("{:32}{:9.0f}{:10}", name, prose, listed);
  if (listed > 0) fmt::print("{:18.2f}", prose / static_cast<double>(listed));
  fmt::print("\n");
}

static void print_folders(const Book& book) {
  fmt::print("{:32}{:>9}{:>10}{:>18}\n", "lines of code", "quoted", "of",
             "share");
  for (const auto& [folder, share] : shares(book))
    fmt::print("{:32}{:9}{:10}{:16.1f} %\n", folder.string(), share.quoted,
               share.all,
               100.0 * static_cast<double>(share.quoted) /
                   static_cast<double>(std::max<std::size_t>(1, share.all)));
}

static void print_lengths(const Book& book) {
  std::vector<std::size_t> lengths;
  for_each_listing(book, [&](const Page&, const Block& block, const Listing&) {
    lengths.push_back(block.end - block.line - 1);
  });
  std::ranges::sort(lengths);
  if (!lengths.empty())
    fmt::print("{} listings of {} lines at the median, {} at most\n\n",
               lengths.size(), lengths[lengths.size() / 2], lengths.back());
}

void print_shares(const Book& book) {
  print_lengths(book);
  print_folders(book);
  fmt::print("\n{:32}{:>9}{:>10}{:>18}\n", "lines of a page", "prose", "listed",
             "prose to listed");
  double prose = 0;
  std::size_t listed = 0;
  for (const auto& page : book.pages) {
    const auto told = prose_lines(page);
    const auto shown = listed_lines(page);
    print_page(page.path.filename().string(), told, shown);
    prose += told;
    listed += shown;
  }
  print_page("all pages", prose, listed);
}

}  // namespace weave
