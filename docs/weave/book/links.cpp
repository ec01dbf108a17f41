#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

#include "book/prose.hpp"

namespace weave {

// A line of a source, L3, or some, L3-L5.
static bool has_lines(const Source& source, const std::string& name) {
  static const std::regex form("L([0-9]{1,6})(?:-L([0-9]{1,6}))?");
  std::smatch part;
  if (!std::regex_match(name, part, form)) return false;
  const auto first = std::stoul(part[1]);
  const auto last = part[2].matched ? std::stoul(part[2]) : first;
  return first >= 1 && first <= last && last <= source.lines.size();
}

// Whether a file has the place that a link names behind its #.
static bool has_place(const Book& book, const fs::path& file,
                      const std::string& name) {
  if (const auto source = book.sources.find(file); source != book.sources.end())
    return has_lines(source->second, name);
  const auto page = std::ranges::find(book.pages, file, &Page::path);
  return page != book.pages.end() &&
         std::ranges::find(page->anchors, name) != page->anchors.end();
}

// What is wrong with a link; empty when nothing is. Behind a ? it sets a
// demonstration: `page.md?belt.f=0.5#belt`.
static std::string check_target(const Book& book, const Page& from,
                                const std::string& target) {
  static const std::regex elsewhere("[a-z]+:.*");
  static const std::regex parts(R"(([^?#]*)(\?([a-z]+)\.[^#]*)?(#(.*))?)");
  if (std::regex_match(target, elsewhere)) return "";
  std::smatch match;
  if (!std::regex_match(target, match, parts))
    return fmt::format("a link to {}, which cannot be read", target);
  const auto path =
      match.length(1) == 0
          ? from.path
          : (from.path.parent_path() / match.str(1)).lexically_normal();
  if (!fs::exists(book.root / path))
    return fmt::format("a link to {}, which is not there", target);
  if (match[3].matched && !has_place(book, path, match.str(3)))
    return fmt::format("a link to {}, where no demonstration is called so",
                       target);
  if (match[5].matched && !has_place(book, path, match.str(5)))
    return fmt::format("a link to {}, where no {} so", target,
                       book.sources.contains(path) ? "lines are numbered"
                                                   : "heading is called");
  return "";
}

static void add_words(const std::string& text, std::set<std::string>& words) {
  const auto in_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  for (auto k = text.begin(); k != text.end();) {
    const auto first = std::find_if(k, text.end(), in_name);
    k = std::find_if_not(first, text.end(), in_name);
    if (first != k && !std::isdigit(static_cast<unsigned char>(*first)))
      words.emplace(first, k);
  }
}

// Every name in the project's files, and in what its programs print.
static std::set<std::string> known_words(const Book& book) {
  std::set<std::string> words;
  for (const auto folder : {"lib", "chapters", "figures", "tests",
                            "docs/site/demos", "docs/weave", ".ci"})
    if (fs::exists(book.root / folder))
      for (const auto& entry :
           fs::recursive_directory_iterator(book.root / folder))
        if (entry.is_regular_file()) {
          add_words(read(entry.path()), words);
          add_words(entry.path().filename().string(), words);
        }
  for (const auto file : {"CMakeLists.txt", "CMakePresets.json"})
    if (fs::exists(book.root / file)) add_words(read(book.root / file), words);
  for (const auto& page : book.pages)
    for (const auto& block : page.blocks) add_words(block.text, words);
  return words;
}

// Code spans that are a name, a path or a call; whole commands and expressions
// are not looked at.
static void check_names(const Page& page, std::size_t line,
                        const std::set<std::string>& words, Faults& faults) {
  static const std::regex span("`([^`]+)`"),
      name(R"([A-Za-z_][\w:./]*(?:\([^)]*\))?)");
  const auto& text = page.lines[line - 1];
  for (std::sregex_iterator k(text.begin(), text.end(), span), end; k != end;
       ++k) {
    const auto code = (*k)[1].str();
    if (!std::regex_match(code, name)) continue;
    std::set<std::string> used;
    add_words(code.substr(0, code.find('(')), used);
    for (const auto& word : used)
      if (!words.contains(word))
        faults.push_back(
            {{page.path, line},
             fmt::format("`{}`: nothing is called {}", code, word)});
  }
}

Faults check_links(const Book& book) {
  Faults faults;
  const auto words = known_words(book);
  for (const auto& page : book.pages) {
    for (const auto& link : page.links)
      if (const auto what = check_target(book, page, link.target);
          !what.empty())
        faults.push_back({{page.path, link.line}, what});
    for (const auto& image : page.images)
      if (const auto what = check_target(book, page, image.path); !what.empty())
        faults.push_back({{page.path, image.line}, what});
    for (std::size_t k = 0; k < page.lines.size(); ++k)
      if (page.is_prose[k]) check_names(page, k + 1, words, faults);
  }
  return faults;
}

}  // namespace weave
