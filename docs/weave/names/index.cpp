#include "names/index.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "names/explanations.hpp"

namespace weave {

static const fs::path index_page = "docs/names.md";
static const fs::path exceptions_file = "docs/weave/exceptions.txt";

// A name that no page need explain, and why.
struct Exception {
  std::size_t line = 0;
  std::string reason;
  bool needed = false;
};
using Exceptions = std::map<std::string, Exception>;

// Lines `NAME: REASON`.
static Exceptions read_exceptions(const Book& book) {
  Exceptions all;
  if (!fs::exists(book.root / exceptions_file)) return all;
  std::size_t number = 0;
  for (const auto& line : split(read(book.root / exceptions_file))) {
    const auto colon = std::min(line.find(": "), line.size());
    const auto behind = std::min(colon + 2, line.size());
    all[line.substr(0, colon)] = {++number, trim(line.substr(behind))};
  }
  return all;
}

static void check_exceptions(const Exceptions& exceptions, Faults& faults) {
  for (const auto& [name, exception] : exceptions) {
    const Place place{exceptions_file, exception.line};
    if (!exception.needed)
      faults.push_back({place, fmt::format("\"{}\" needs no exception", name)});
    else if (exception.reason.empty())
      faults.push_back({place, fmt::format("no reason to except {}", name)});
  }
}

static std::string links_to(const std::vector<Place>& places) {
  Lines links;
  for (const auto& [file, line] : places)
    links.push_back(fmt::format("[{}:{}](../{}#L{})", file.filename().string(),
                                line, file.string(), line));
  return fmt::format("{}", fmt::join(links, ", "));
}

static std::string link_to(const Explanation& place) {
  const auto& [page, heading] = place;
  auto text = page->title();
  if (heading != &page->headings.front()) text += ": " + heading->text;
  return fmt::format("[{}]({}#{})", text, page->path.filename().string(),
                     heading->anchor);
}

// The table, and the faults that show while it is made.
struct Index {
  Lines table;
  Faults faults;
};

static std::string explained(const PublicName& name,
                             const std::optional<Explanation>& place,
                             Exceptions& exceptions, Faults& faults) {
  if (place) return link_to(*place);
  if (const auto found = exceptions.find(name.shown());
      found != exceptions.end()) {
    found->second.needed = true;
    return found->second.reason;
  }
  faults.push_back({name.places().front(),
                    fmt::format("no page explains {}", name.shown())});
  return "";
}

static Index make_index(const Book& book) {
  Index index;
  auto exceptions = read_exceptions(book);
  const auto names = public_names(book);
  const Explanations explanations(book, names);
  index.table = {"| name | what it is | defined | explained |",
                 "|---|---|---|---|"};
  std::string anchor;
  for (const auto& name : names) {
    const auto place = name.anchor() == anchor
                           ? ""
                           : fmt::format("<a id=\"{}\"></a>", name.anchor());
    anchor = name.anchor();
    index.table.push_back(fmt::format(
        "| {}`{}` | {} | {} | {} |", place, name.shown(), name.what(),
        links_to(name.places()),
        explained(name, explanations.of(name), exceptions, index.faults)));
  }
  check_exceptions(exceptions, index.faults);
  return index;
}

static std::vector<Page>::const_iterator find_index(const Book& book) {
  return std::ranges::find(book.pages, index_page, &Page::path);
}

// The page with a new table between its two marks; nothing without them.
static std::optional<Lines> with_table(const Page& page, const Lines& table) {
  const auto first = std::ranges::find(page.lines, "<!-- names -->");
  const auto last = std::find(first, page.lines.end(), "<!-- /names -->");
  if (last == page.lines.end()) return {};
  Lines lines(page.lines.begin(), first + 1);
  lines.push_back("");
  lines.insert(lines.end(), table.begin(), table.end());
  lines.push_back("");
  lines.insert(lines.end(), last, page.lines.end());
  return lines;
}

Faults check_index(const Book& book) {
  auto [table, faults] = make_index(book);
  const auto page = find_index(book);
  const auto right = page == book.pages.end() ? std::optional<Lines>()
                                              : with_table(*page, table);
  if (!right)
    faults.push_back({{index_page, 1},
                      "there is no place <!-- names --> to <!-- /names --> for "
                      "the index of names"});
  else if (*right != page->lines)
    faults.push_back(
        {{index_page, 1},
         "the index of names is not up to date; weave --listings renews it"});
  return faults;
}

std::vector<fs::path> weave_index(Book& book) {
  const auto page = find_index(book);
  if (page == book.pages.end()) return {};
  const auto right = with_table(*page, make_index(book).table);
  if (!right || *right == page->lines) return {};
  const auto text = join(*right);
  write(book.root / index_page, text);
  book.pages[static_cast<std::size_t>(page - book.pages.begin())] =
      parse_page(index_page, text);
  return {index_page};
}

}  // namespace weave
