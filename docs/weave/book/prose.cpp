#include "book/prose.hpp"

#include <fmt/format.h>

#include <regex>

#include "outputs/console.hpp"

namespace weave {

// Blanks out what matches, so that what is left keeps its place in the line.
static std::string without(const std::string& line, const std::regex& part) {
  std::string rest;
  auto from = line.cbegin();
  for (std::sregex_iterator k(line.begin(), line.end(), part), end; k != end;
       ++k) {
    rest.append(from, (*k)[0].first);
    rest.append(static_cast<std::size_t>(k->length()), ' ');
    from = (*k)[0].second;
  }
  return rest.append(from, line.cend());
}

// A line of text without code, formulas and the targets of links.
static std::string words_of(const std::string& line) {
  static const std::regex code("`[^`]*`"), formula(R"(\$[^$]*\$)"),
      target(R"(\]\([^)]*\))"), data("<!-- data: .*? -->"),
      address("https?://[^ ]*|arXiv:[0-9.]*");
  std::string words = line;
  for (const auto* part : {&code, &formula, &target, &data, &address})
    words = without(words, *part);
  return words;
}

static bool key_holds(const Page& page, const std::string& key,
                      const std::string& number) {
  const std::regex alone(
      "(^|[^0-9.])" +
      std::regex_replace(number, std::regex(R"([.+])"), "\\$&") +
      "($|[^0-9.])");
  for (const auto& block : page.blocks) {
    if (!parse_console(block.info)) continue;
    for (const auto& line : split(block.text))
      if (trim(line).starts_with(key) && std::regex_search(line, alone))
        return true;
  }
  return false;
}

static void check_line(const Page& page, std::size_t line,
                       const std::string& text, Faults& faults) {
  static const std::regex decimal(
      R"(([0-9]+\.[0-9]+(?:e[-+]?[0-9]+)?|[0-9]+e[-+]?[0-9]+))"
      R"((?: *<!-- (?:key: (.*?)|(fact)) -->)?)");
  for (std::sregex_iterator k(text.begin(), text.end(), decimal), end; k != end;
       ++k) {
    const auto number = (*k)[1].str(), key = (*k)[2].str();
    if ((*k)[3].matched || (!key.empty() && key_holds(page, key, number)))
      continue;
    faults.push_back(
        {{page.path, line},
         key.empty() ? fmt::format("no run vouches for the number {}", number)
                     : fmt::format("no output of this page has {} in a line "
                                   "that starts with \"{}\"",
                                   number, key)});
  }
}

Faults check_numbers(const Book& book) {
  Faults faults;
  for (const auto& page : book.pages) {
    bool references = false;
    std::size_t formula = 0;  // the line where it begins
    for (std::size_t k = 0; k < page.lines.size(); ++k) {
      const auto& line = page.lines[k];
      if (!page.is_prose[k]) continue;
      if (line.starts_with("## ") || line.starts_with("# "))
        references = line == "## References";
      if (trim(line) == "$$") formula = formula ? 0 : k + 1;
      if (!formula && !references)
        check_line(page, k + 1, words_of(line), faults);
    }
    if (formula)
      faults.push_back({{page.path, formula}, "a formula that does not end"});
  }
  return faults;
}

}  // namespace weave
