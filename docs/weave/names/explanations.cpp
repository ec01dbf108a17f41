#include "names/explanations.hpp"

#include <algorithm>
#include <cctype>

#include "listings/listings.hpp"

namespace weave {

// The pages that are read in order: 00 to 10, then the appendices.
static bool is_text(const Page& page) {
  const auto name = page.path.filename().string();
  return std::isdigit(static_cast<unsigned char>(name[0])) ||
         name.starts_with("appendix");
}

static void add_words(const std::string& code, std::set<std::string>& words) {
  for (const auto& token : tokens_of(code))
    if (token.kind == Token::Kind::word) words.insert(token.text);
}

Explanations::Explanations(const Book& book,
                           const std::vector<PublicName>& names) {
  for (const auto& page : book.pages)
    if (is_text(page)) add(book, page);
  std::set<std::string> known;
  for (const auto& name : names) {
    if (!known.insert(name.name).second) shared_.insert(name.name);
    if (name.kind == Name::Kind::class_) classes_[name.full()] = &name;
  }
}

void Explanations::add(const Book& book, const Page& page) {
  const auto before = sections_.size();
  for (const auto& heading : page.headings)
    sections_.push_back({{&page, &heading}, {}, {}, {}});
  const auto at = [&](std::size_t line) -> Section* {
    const auto above = static_cast<std::size_t>(std::ranges::count_if(
        page.headings, [&](const auto& h) { return h.line <= line; }));
    return above == 0 ? nullptr : &sections_[before + above - 1];
  };
  for (const auto& span : page.spans)
    if (auto* section = at(span.line)) add_words(span.text, section->named);
  for (const auto& block : page.blocks) {
    const auto listing = parse_listing(block.info);
    const auto* region = listing ? find_region(book, *listing) : nullptr;
    auto* section = at(block.line);
    if (!region || !section) continue;
    section->quoted.emplace_back(listing->file, *region);
    add_words(region->text, section->listed);
  }
}

template <class Condition>
std::optional<Explanation> Explanations::first(Condition condition) const {
  const auto found = std::ranges::find_if(sections_, condition);
  if (found == sections_.end()) return {};
  return found->place;
}

static bool holds(const std::pair<fs::path, Region>& quoted,
                  const std::vector<Place>& places) {
  return std::ranges::any_of(places, [&](const Place& place) {
    return place.file == quoted.first && place.line >= quoted.second.first &&
           place.line <= quoted.second.last;
  });
}

std::optional<Explanation> Explanations::quoted(const PublicName& name) const {
  for (const auto* places : {&name.definitions, &name.declarations})
    if (const auto found = first([&](const Section& section) {
          return std::ranges::any_of(section.quoted, [&](const auto& quoted) {
            return holds(quoted, *places);
          });
        }))
      return found;
  return {};
}

std::optional<Explanation> Explanations::named(const PublicName& name) const {
  const auto found = first([&](const Section& section) {
    return section.named.contains(name.name);
  });
  if (found) return found;
  return first([&](const Section& section) {
    return section.listed.contains(name.name);
  });
}

std::optional<Explanation> Explanations::of(const PublicName& name) const {
  if (const auto found = quoted(name)) return found;
  const auto found = named(name);
  const auto owner = classes_.find(name.scope);
  if (!found || owner == classes_.end() || !shared_.contains(name.name))
    return found;
  if (const auto both = first([&](const Section& section) {
        return section.named.contains(name.name) &&
               section.named.contains(name.owner());
      }))
    return both;
  const auto around = of(*owner->second);
  return around ? around : found;
}

}  // namespace weave
