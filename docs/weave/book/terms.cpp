#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <regex>

#include "book/prose.hpp"

namespace weave {

namespace {

// A word of the list in docs/notation.md, and the page that explains it.
struct Term {
  std::string word;  // in small letters
  std::string page;  // 02-forget-gate.md
  bool everyday;     // it has another meaning that everybody knows
  Place place;
};

// A paragraph of a chapter.
struct Paragraph {
  std::size_t line;                // where it begins
  std::string text;                // in small letters, on one line
  std::vector<std::string> bold;   // what is bold in it
  std::vector<std::string> links;  // the pages that it leads to
  bool opening;                    // it says what the page will be about
};

}  // namespace

static std::string small(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// The first group of all that matches.
static std::vector<std::string> all_of(const std::string& text,
                                       const std::regex& part) {
  std::vector<std::string> found;
  for (std::sregex_iterator k(text.begin(), text.end(), part), end; k != end;
       ++k)
    found.push_back((*k)[1]);
  return found;
}

static Paragraph paragraph_of(std::size_t line, bool opening,
                              const std::string& text) {
  static const std::regex link(R"(\]\(([^)#]*)[^)]*\))"),
      bold(R"(\*\*([^*]+)\*\*)"),
      aside(R"(`[^`]*`|\$[^$]*\$|\]\([^)]*\)|<!--.*?-->|\*\*)");
  return {line, small(std::regex_replace(text, aside, " ")),
          all_of(small(text), bold), all_of(text, link), opening};
}

// The paragraphs of a page up to its references: no headings and no formulas
// that stand alone, and of a row of a table only what it defines. What the page
// will be about is said before the first section and in the picture.
static std::vector<Paragraph> paragraphs_of(const Page& page) {
  std::vector<Paragraph> paragraphs;
  std::string text;
  std::size_t first = 0;
  bool opening = true, formula = false;
  const auto end = [&] {
    if (!text.empty()) paragraphs.push_back(paragraph_of(first, opening, text));
    text.clear();
  };
  for (std::size_t k = 0; k < page.lines.size(); ++k) {
    const auto line = trim(page.lines[k]);
    if (line == "## References") break;
    const bool heading = line.starts_with("#");
    if (line == "$$") formula = !formula;
    if (!page.is_prose[k] || line.empty() || heading) end();
    if (line.starts_with("## ")) opening = line == "## The picture";
    if (!page.is_prose[k] || line.empty() || heading || formula || line == "$$")
      continue;
    if (line.starts_with("|")) {
      end();
      paragraphs.push_back(paragraph_of(k + 1, opening, line));
      paragraphs.back().text.clear();
      continue;
    }
    if (text.empty()) first = k + 1;
    text += line + " ";
  }
  end();
  return paragraphs;
}

static bool in_a_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

// Where a text says the word, alone or in the plural.
static std::size_t find_word(const std::string& text, const std::string& word,
                             std::size_t from = 0) {
  for (auto at = text.find(word, from); at != std::string::npos;
       at = text.find(word, at + 1)) {
    auto end = at + word.size();
    if (text.compare(end, 2, "es") == 0)
      end += 2;
    else if (text.compare(end, 1, "s") == 0)
      end += 1;
    if ((at == 0 || !in_a_word(text[at - 1])) &&
        (end == text.size() || !in_a_word(text[end])))
      return at;
  }
  return std::string::npos;
}

// A text says "state" where it does not say "cell state" or "hidden state".
static bool says(std::string text, const Term& term,
                 const std::vector<Term>& terms) {
  for (const auto& longer : terms)
    if (longer.word.size() > term.word.size() &&
        find_word(longer.word, term.word) != std::string::npos)
      for (auto at = find_word(text, longer.word); at != std::string::npos;
           at = find_word(text, longer.word, at))
        text.replace(at, longer.word.size(), longer.word.size(), '.');
  return find_word(text, term.word) != std::string::npos;
}

static bool defines(const Paragraph& paragraph, const Term& term) {
  return std::ranges::any_of(paragraph.bold, [&](const std::string& bold) {
    return find_word(bold, term.word) != std::string::npos;
  });
}

// The rows below the heading "## Words" and the one after it, in which stand
// words that everybody uses, too: | word, synonym | meaning | [2](page.md) |
static std::vector<Term> terms_of(const Page& notation) {
  static const std::regex row(R"(\| (.+?) \| .+ \| \[[^\]]*\]\(([^)#]+).*)");
  std::vector<Term> terms;
  for (std::size_t k = 0; k < notation.lines.size(); ++k) {
    const auto heading = notation.heading_above(k + 1).text;
    const bool everyday = heading == "Everyday words with a meaning here";
    std::smatch found;
    if ((heading != "Words" && !everyday) ||
        !std::regex_match(notation.lines[k], found, row))
      continue;
    // What stands in brackets tells the reader of what the word is said.
    static const std::regex brackets(R"( \([^)]*\))");
    const std::string page = found[2],
                      words = std::regex_replace(found[1].str(), brackets, "");
    for (std::size_t from = 0; from < words.size();) {
      const auto end = std::min(words.find(", ", from), words.size());
      terms.push_back({small(words.substr(from, end - from)),
                       page,
                       everyday,
                       {notation.path, k + 1}});
      from = end + 2;
    }
  }
  return terms;
}

using Chapters = std::map<std::string, std::vector<Paragraph>>;

// A use before the definition is none where the paragraph leads to it, nor
// where the page that defines the word says what it will be about.
static void check_term(const Chapters& chapters, const Term& term,
                       const std::vector<Term>& terms, Faults& faults) {
  for (const auto& [page, paragraphs] : chapters) {
    if (page > term.page) break;
    for (const auto& paragraph : paragraphs) {
      if (page == term.page && defines(paragraph, term)) return;
      if (term.everyday || (page == term.page && paragraph.opening) ||
          std::ranges::count(paragraph.links, term.page) > 0 ||
          !says(paragraph.text, term, terms))
        continue;
      faults.push_back({{fs::path("docs") / page, paragraph.line},
                        fmt::format("says \"{}\" before {} explains it",
                                    term.word, term.page)});
      return;
    }
  }
  faults.push_back({term.place, fmt::format("\"{}\" is bold nowhere in {}",
                                            term.word, term.page)});
}

Faults check_terms(const Book& book) {
  Chapters chapters;
  std::vector<Term> terms;
  for (const auto& page : book.pages) {
    const auto name = page.path.filename().string();
    if (name == "notation.md") terms = terms_of(page);
    if (std::isdigit(static_cast<unsigned char>(name[0])) != 0)
      chapters[name] = paragraphs_of(page);
  }
  Faults faults;
  for (const auto& term : terms)
    if (chapters.contains(term.page)) check_term(chapters, term, terms, faults);
  return faults;
}

}  // namespace weave
