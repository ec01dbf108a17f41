#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "listings.hpp"

namespace weave {

// The listings of the whole book by what they quote, recaps left out. A part
// that is listed twice leaves a fault.
struct Index {
  std::map<std::pair<fs::path, std::string>, std::string> texts;
  std::vector<std::size_t> lengths;  // of the listings of regions
  std::size_t illustrative = 0;
  Faults faults;

  void add(const Page& page, const Block& block) {
    if (block.info.find(" illustrative") != std::string::npos) ++illustrative;
    const auto listing = parse_listing(block.info);
    if (!listing || listing->recap) return;
    if (!listing->region.empty()) lengths.push_back(split(block.text).size());
    const auto [place, fresh] =
        texts.try_emplace({listing->file, listing->region}, block.text);
    if (!fresh)
      faults.push_back({{page.path, block.line},
                        fmt::format("{} is listed a second time, and not "
                                    "marked recap",
                                    block.info)});
  }
};

static Index index(const Book& book) {
  Index all;
  for (const auto& page : book.pages)
    for (const auto& block : page.blocks) all.add(page, block);
  return all;
}

Faults check_coverage(const Book& book, Coverage& coverage) {
  auto all = index(book);
  const auto count = [&](const Source& source, const std::string& region,
                         std::size_t line, std::size_t lines) {
    coverage.lines += lines;
    if (all.texts.contains({source.path, region}))
      coverage.listed += lines;
    else if (lines > 0)
      all.faults.push_back(
          {{source.path, line},
           fmt::format("{} stands in no listing of the book",
                       region.empty() ? "the outline of this file"
                                      : "the region " + region)});
  };
  for (const auto& [path, source] : book.sources) {
    if (*path.begin() == "docs") continue;  // quoted where a page needs it
    count(source, "", 1, source.outline_lines);
    for (const auto& [name, region] : source.regions)
      count(source, name, region.line, region.lines);
  }
  coverage.illustrative = all.illustrative;
  coverage.listings = all.lengths.size();
  std::ranges::sort(all.lengths);
  if (!all.lengths.empty()) {
    coverage.median = all.lengths[all.lengths.size() / 2];
    coverage.longest = all.lengths.back();
  }
  return all.faults;
}

void tangle(const Book& book, const fs::path& folder) {
  const auto all = index(book);
  for (const auto& [part, outline] : all.texts) {
    const auto& file = part.first;
    if (!part.second.empty()) continue;
    write(folder / file, fill_outline(outline, [&](const std::string& name) {
            const auto text = all.texts.find({file, name});
            if (text == all.texts.end())
              throw std::runtime_error(
                  fmt::format("no page lists {}#{}", file.string(), name));
            return text->second;
          }));
  }
}

}  // namespace weave
