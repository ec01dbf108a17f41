#include "site/source_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "listings/listings.hpp"
#include "site/site.hpp"

namespace weave {

std::string source_page(const fs::path& file) {
  return "source/" + file.string() + ".md";
}

std::string source_page(const fs::path& file, std::size_t line) {
  return fmt::format("{}#L{}", source_page(file), line);
}

std::string as_json(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    all += c;
  }
  return all + "\"";
}

std::string source_text(const Source& source) {
  const auto name = source.path.filename().string();
  const auto count = source.lines.size();
  const auto fence = fence_around(source.text);
  return fmt::format(
      R"(---
title: {name}
source: {file}
pageClass: source
aside: false
---

# {name}

`{file}`, {count} line{s}

{fence}{language} source={file}
{text}{fence}
)",
      fmt::arg("name", name), fmt::arg("file", source.path.string()),
      fmt::arg("count", count), fmt::arg("s", count == 1 ? "" : "s"),
      fmt::arg("fence", fence), fmt::arg("language", language_of(source.path)),
      fmt::arg("text", source.text));
}

static Lines links_of(const Uses& uses, const Source& source) {
  Lines all;
  for (const auto& use : uses.in(source))
    all.push_back(fmt::format(
        R"({{"line":{},"from":{},"to":{},"href":{},"title":{}}})", use.line,
        use.from, use.to, as_json(use.href), as_json(use.title)));
  return all;
}

// Where the text pages quote a file, in the order of its lines.
static Lines regions_of(const Book& book, const Source& source) {
  std::multimap<std::size_t, std::string> found;
  for_each_listing(book, [&](const Page& page, const Block& block,
                             const Listing& listing) {
    const auto* region = find_region(book, listing);
    if (!region || listing.file != source.path) return;
    const auto& heading = page.heading_above(block.line);
    const auto href = page.path.filename().string() + "#" + heading.anchor;
    found.emplace(region->first,
                  fmt::format(R"({{"name":{},"first":{},"last":{},"href":{},)"
                              R"("page":{},"heading":{}}})",
                              as_json(listing.region), region->first,
                              region->last, as_json(href),
                              as_json(page.title()), as_json(heading.text)));
  });
  Lines all;
  for (auto& [line, text] : found) all.push_back(std::move(text));
  return all;
}

std::string source_notes(const Book& book, const Uses& uses,
                         const Source& source) {
  return fmt::format("{{\"links\":[{}],\n\"regions\":[{}]}}\n",
                     fmt::join(links_of(uses, source), ",\n"),
                     fmt::join(regions_of(book, source), ",\n"));
}

}  // namespace weave
