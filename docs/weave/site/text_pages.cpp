#include <fmt/format.h>

#include <regex>

#include "listings/listings.hpp"
#include "site/site.hpp"

namespace weave {

// The fence of a listing with all that the site shows of it.
static std::string opening(const Book& book, const Block& block,
                           const Listing& listing) {
  auto line = block.fence + listing.language;
  if (!listing.marks.empty()) line += " {" + listing.marks + "}";
  line += " file=" + listing.file.string();
  if (const auto* region = find_region(book, listing)) {
    line += fmt::format(" region={} lines={}-{} href={}", listing.region,
                        region->first, region->last,
                        source_page(listing.file, region->first));
    if (listing.recap) line += " again";
    if (!listing.since.empty()) line += " since=" + listing.since;
  }
  return line;
}

// A link to a source, from docs/ or from the line of its caption.
static std::string linked(const Book& book, const Page& page,
                          const std::string& target) {
  static const std::regex form(R"(([^#]*)(?:#L([0-9]+)(?:-L[0-9]+)?)?)");
  std::smatch part;
  if (!std::regex_match(target, part, form)) return target;
  const auto file = (page.path.parent_path() / part.str(1)).lexically_normal();
  if (!book.sources.contains(file)) return target;
  return source_page(file) + (part[2].matched ? "#L" + part.str(2) : "");
}

static std::string with_links(const Book& book, const Page& page,
                              const std::string& line) {
  static const std::regex link(
      R"((\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^()<>\s]+))");
  std::string text;
  auto from = line.cbegin();
  for (std::sregex_iterator k(line.begin(), line.end(), link), end; k != end;
       ++k) {
    text.append(from, (*k)[1].second);
    text += linked(book, page, k->str(2));
    from = (*k)[2].second;
  }
  return text.append(from, line.cend());
}

// What VitePress takes for one of its components has its end at a blank line,
// not where code begins.
static void set_apart(Lines& lines, std::size_t block) {
  if (block > 1 && !blank(lines[block - 2]))
    lines.insert(lines.begin() + static_cast<long>(block) - 1, "");
}

std::string text_page(const Book& book, const Page& page) {
  auto lines = page.lines;
  for (std::size_t k = 0; k < lines.size(); ++k)
    if (page.is_prose[k]) lines[k] = with_links(book, page, lines[k]);
  for (auto block = page.blocks.rbegin(); block != page.blocks.rend();
       ++block) {
    auto line = block->line;
    if (const auto listing = parse_listing(block->info)) {
      lines[line - 1] = opening(book, *block, *listing);
      if (has_caption(page, *block))
        lines.erase(lines.begin() + static_cast<long>(--line) - 1);
    }
    set_apart(lines, line);
  }
  return join(lines);
}

}  // namespace weave
