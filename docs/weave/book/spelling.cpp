#include "book/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace weave {

std::string check_fences(const Lines& lines, const Block& block) {
  const auto& first = lines[block.line - 1];
  const auto right = fmt::format("{:`<3}{}", block.fence, block.info);
  if (block.fence.size() < 3 ||
      trim(first.substr(block.fence.size())) != block.info)
    return fmt::format(
        "code begins with \"{}\", expected \"{}\" at the start of the line",
        visible(first), right);

  const auto last = block.end > block.line ? trim(lines[block.end - 1]) : "";
  const bool closes = last.size() >= block.fence.size() &&
                      last.find_first_not_of('`') == last.npos;
  return closes ? ""
                : fmt::format("no line closes \"{}\", expected \"{}\"", right,
                              block.fence);
}

std::string check_prose(const std::string& line) {
  const auto text =
      line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
  for (const auto sign : {"```", "~~~", "<<<"})
    if (text.starts_with(sign))
      return fmt::format(
          "\"{}\" begins no code, expected \"```cpp FILE#REGION\" at the start "
          "of a line, behind a blank line",
          visible(line));
  const bool odd =
      std::ranges::count(line, '`') % 2 == 1 && line.find("``") == line.npos;
  if (odd || line.find("\\`") != line.npos)
    return fmt::format(
        "\"{}\" has a backtick alone, expected code between two "
        "of them in one line",
        visible(line));
  return "";
}

std::string check_heading(const std::string& line, int level) {
  const std::string right(static_cast<std::size_t>(level), '#');
  return line.starts_with(right + " ")
             ? ""
             : fmt::format(
                   "a heading begins with \"{}\", expected \"{} \" at "
                   "the start of the line",
                   visible(line), right);
}

static std::string check_comment(const std::string& comment) {
  static const std::regex right("<!-- (?:(?:key|data): .*|fact|/?names) -->"),
      like(R"(<!--[\s/@]*(?:key|data|facts?|names?|include)\b[\s\S]*)",
           std::regex::icase);
  if (std::regex_match(comment, right) || !std::regex_match(comment, like))
    return "";
  return fmt::format(
      "the comment {} means nothing, expected <!-- key: WORDS -->, "
      "<!-- fact -->, <!-- data: TOLERANCE --> or <!-- names -->",
      comment);
}

static std::string check_tag(const std::string& tag) {
  static const std::regex right(
      "</?(?:details|summary|sub|sup)>|<br ?/?>|"
      "<a id=\"[^\"]+\">|</a>|<Demo name=\"[^\"]+\">|</Demo>");
  if (std::regex_match(tag, right)) return "";
  return fmt::format(
      "the tag {} is none of the book's, expected <details>, <summary>, <br>, "
      "<sub>, <sup>, <a id=\"NAME\"> or <Demo name=\"NAME\">; code stands "
      "between lines of ```, a figure is ![WORDS](figures/NAME.svg)",
      tag);
}

std::string check_html(const std::string& html) {
  static const std::regex part(R"(<!--[\s\S]*?-->|<[^>]*>?)");
  for (std::sregex_iterator k(html.begin(), html.end(), part), end; k != end;
       ++k) {
    const auto text = k->str();
    const auto what =
        text.starts_with("<!--") ? check_comment(text) : check_tag(text);
    if (!what.empty()) return what;
  }
  return "";
}

}  // namespace weave
