#include <fmt/format.h>

#include <algorithm>

#include "listings/changes.hpp"
#include "listings/listings.hpp"

namespace weave {

// FILE#REGION, as a fence names another listing.
static const Region* find_region(const Book& book, const std::string& name) {
  const auto other = parse_listing("cpp " + name);
  return other ? find_region(book, *other) : nullptr;
}

std::vector<std::size_t> lines_since(const Book& book, const Listing& listing) {
  const auto* before = find_region(book, listing.since);
  const auto* after = find_region(book, listing);
  if (!before || !after) return {};
  return new_lines(split(before->text), split(after->text));
}

std::string info_of(const Book& book, const Listing& listing) {
  auto info = listing.language + " " + listing.name();
  if (listing.recap) info += " recap";
  if (listing.whole) info += " whole";
  if (listing.since.empty()) return info;
  info += " since=" + listing.since;
  const auto lines = lines_since(book, listing);
  return lines.empty() ? info : info + " {" + as_marks(lines) + "}";
}

std::string caption(const Book& book, const Listing& listing) {
  const auto* region = find_region(book, listing);
  const auto file = listing.file.string();
  const auto [first, last] = std::pair(region->first, region->last);
  auto text = first == last ? fmt::format("[{}](../{}#L{}), line {}", file,
                                          file, first, first)
                            : fmt::format("[{}](../{}#L{}-L{}), lines {} to {}",
                                          file, file, first, last, first, last);
  if (!listing.since.empty())
    text += fmt::format("; new since `{}`: {}", listing.since,
                        in_words(lines_since(book, listing)));
  return text + ":";
}

bool has_caption(const Page& page, const Block& block) {
  return std::ranges::count(page.captions, block.line - 1) > 0;
}

static std::string check_caption(const Book& book, const Page& page,
                                 const Block& block, const Listing& listing) {
  if (!find_region(book, listing)) return "";
  const auto right = caption(book, listing);
  if (!has_caption(page, block))
    return fmt::format("the listing {} has no caption", listing.name());
  return page.lines[block.line - 2] == right
             ? ""
             : fmt::format("the caption of {} should be \"{}\"", listing.name(),
                           right);
}

Faults check_captions(const Book& book) {
  Faults faults;
  std::map<fs::path, std::vector<std::size_t>> right;
  for_each_listing(
      book, [&](const Page& page, const Block& block, const Listing& listing) {
        right[page.path].push_back(block.line - 1);
        if (const auto what = check_caption(book, page, block, listing);
            !what.empty())
          faults.push_back({{page.path, block.line}, what});
      });
  for (const auto& page : book.pages)
    for (const auto line : page.captions)
      if (std::ranges::count(right[page.path], line) == 0)
        faults.push_back(
            {{page.path, line}, "a caption that stands above no listing"});
  return faults;
}

}  // namespace weave
