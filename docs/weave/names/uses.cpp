#include "names/uses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "names/includes.hpp"
#include "site/site.hpp"

namespace weave {

using Kind = Name::Kind;
using Tokens = std::vector<Token>;

Uses::Uses(const Book& book) : book_(book), names_(public_names(book)) {
  for (const auto& name : names_) {
    by_name_.emplace(name.name, &name);
    full_names_.insert(name.full());
  }
  for (const auto& [path, source] : book.sources)
    for (const auto& name : source.scan.names)
      if (name.kind == Kind::class_) classes_.insert(name.full());
}

static const Token& at(const Tokens& tokens, std::size_t k) {
  static const Token none{Token::Kind::sign, "", 0, 0, 0};
  return k < tokens.size() ? tokens[k] : none;
}

static bool is_one_of(const Token& token, std::string_view signs) {
  return token.text.size() == 1 &&
         signs.find(token.text) != std::string_view::npos;
}

// Whether a word names what is declared behind it: int, but not return.
static bool is_type(const Token& token) {
  static const std::set<std::string> others{
      "and", "case",   "co_return", "co_yield", "delete",
      "do",  "else",   "explicit",  "new",      "not",
      "or",  "return", "throw",     "operator"};
  return token.kind == Token::Kind::word && !others.contains(token.text);
}

// Whether a variable seems to be declared at k: `int n =`, `Matrix& x)`.
static bool declares(const Tokens& tokens, std::size_t k) {
  const auto &before = at(tokens, k - 1), &behind = at(tokens, k + 1);
  if (is_one_of(before, "*&")) return is_one_of(behind, "=,);{[:");
  return (before.is(">") || is_type(before)) && is_one_of(behind, "=,);{[:(");
}

// Whether a type is declared at k: `template <class T>`, `using T =`.
static bool declares_type(const Tokens& tokens, std::size_t k) {
  const auto &before = at(tokens, k - 1), &behind = at(tokens, k + 1);
  return before.is("using") || ((before.is("class") || before.is("typename")) &&
                                is_one_of(behind, ">,="));
}

Uses::View Uses::view_of(const Source& source) const {
  View view;
  view.files = included(book_, source.path);
  for (const auto& file : view.files)
    for (const auto& name : book_.sources.at(file).scan.names)
      if (!full_names_.contains(name.full()))
        (classes_.contains(name.scope) ? view.members : view.others)
            .insert(name.name);
  for (const auto& name : source.scan.names)
    view.own.emplace(name.token, &name);
  for (std::size_t k = 1; k < source.tokens.size(); ++k) {
    if (view.own.contains(k)) continue;
    if (declares(source.tokens, k)) view.locals.insert(source.tokens[k].text);
    if (declares_type(source.tokens, k))
      view.types.insert(source.tokens[k].text);
  }
  return view;
}

bool Uses::is_seen(const View& view, const PublicName& name) const {
  for (const auto* places : {&name.definitions, &name.declarations})
    for (const auto& place : *places)
      if (view.files.contains(place.file)) return true;
  return false;
}

// The word before the :: before k: Gate in Gate<Scalar>::forward.
static std::string qualifier(const Tokens& tokens, std::size_t k) {
  if (k < 2) return {};
  auto before = k - 2;
  for (int depth = 0; before > 0; --before) {
    if (tokens[before].is(">")) ++depth;
    if (tokens[before].is("<")) --depth;
    if (depth == 0 && !tokens[before].is("<")) break;
  }
  return tokens[before].text;
}

// Members that the standard library and xtensor have, too.
static bool is_common(const std::string& member) {
  static const std::set<std::string> all{
      "at",   "back",  "begin", "clear",  "count", "data",  "empty",  "end",
      "fill", "find",  "front", "insert", "load",  "reset", "resize", "shape",
      "size", "store", "str",   "swap",   "value", "wait",  "what"};
  return all.contains(member);
}

// A word of a source and what stands around it.
struct Uses::Word {
  const Tokens& tokens;
  std::size_t place;

  const std::string& text() const { return tokens[place].text; }
  const Token& before() const { return at(tokens, place - 1); }
  bool is_qualified() const { return before().is("::"); }
  bool is_member() const { return before().is(".") || before().is("->"); }
  bool is_called() const {
    return is_one_of(at(tokens, place + 1), "(<") && !before().is(">") &&
           !is_type(before());
  }
};

bool Uses::can_mean(const View& view, const Word& word,
                    const PublicName& name) const {
  const auto& text = word.text();
  if (const auto own = view.own.find(word.place); own != view.own.end())
    return !own->second->defined && own->second->full() == name.full();
  if (word.is_qualified())
    return name.owner() == qualifier(word.tokens, word.place) &&
           !view.others.contains(name.owner());
  if (word.is_member())
    return name.kind == Kind::member_function && !is_common(text) &&
           !view.members.contains(text);
  if (classes_.contains(name.scope) || view.others.contains(text)) return false;
  if (name.kind == Kind::function)
    return word.is_called() && !view.locals.contains(text);
  return name.kind <= Kind::concept_ && !view.types.contains(text);
}

Uses::Candidates Uses::candidates(const View& view, const Word& word) const {
  Candidates found;
  const auto [first, last] = by_name_.equal_range(word.text());
  for (auto name = first; name != last; ++name)
    if (is_seen(view, *name->second) && can_mean(view, word, *name->second))
      found.push_back(name->second);
  return found;
}

// The column in UTF-16 units of a byte of a line.
static std::size_t column(const std::string& line, std::size_t byte) {
  std::size_t units = 0;
  for (std::size_t k = 0; k < byte; ++k) {
    const auto u = static_cast<unsigned char>(line[k]);
    units += u >= 0xF0 ? 2 : u < 0x80 || u >= 0xC0 ? 1 : 0;
  }
  return units;
}

// Where a reader finds a name that can be one of several.
static Use use_of(const Token& token, const std::string& line,
                  const std::vector<const PublicName*>& names) {
  Use use{token.line, column(line, token.column),
          column(line, token.column + token.text.size()),
          "names.md#" + names.front()->anchor(),
          token.text + " in the index of names"};
  if (const auto& name = *names.front();
      names.size() == 1 && name.places().size() == 1) {
    const auto& [file, number] = name.places().front();
    use.href = source_page(file, number);
    use.title = name.what() + " " + name.shown();
  }
  return use;
}

std::vector<Use> Uses::in(const Source& source) const {
  std::vector<Use> all;
  const auto view = view_of(source);
  for (std::size_t k = 0; k < source.tokens.size(); ++k) {
    const auto& token = source.tokens[k];
    if (token.kind != Token::Kind::word) continue;
    const auto names = candidates(view, {source.tokens, k});
    if (!names.empty())
      all.push_back(use_of(token, source.lines[token.line - 1], names));
  }
  return all;
}

}  // namespace weave
