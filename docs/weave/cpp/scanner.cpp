#include "cpp/scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace weave {

static std::string within(const std::string& scope, const std::string& name) {
  if (scope.empty() || name.empty()) return scope + name;
  return scope + "::" + name;
}

std::string Name::full() const {
  return within(scope, name);
}

Scan Scanner::scan() {
  read_scope();
  if (!cursor_.done()) scan_.lost = cursor_.peek().line;
  return std::move(scan_);
}

void Scanner::read_scope() {
  while (!cursor_.done() && !cursor_.is("}")) read_declaration();
}

void Scanner::read_braces(Scope scope) {
  cursor_.next();
  std::swap(scope, scope_);
  read_scope();
  std::swap(scope, scope_);
  if (!cursor_.take("}") && scan_.lost == 0)
    scan_.lost = cursor_.before().last_line;
}

void Scanner::read_declaration() {
  using Read = void (Scanner::*)();
  static constexpr std::array<std::pair<std::string_view, Read>, 12> forms{{
      {"namespace", &Scanner::read_namespace},
      {"inline", &Scanner::read_inline},
      {"using", &Scanner::read_using},
      {"template", &Scanner::skip_statement},
      {"static_assert", &Scanner::skip_statement},
      {"friend", &Scanner::read_friend},
      {"extern", &Scanner::read_extern},
      {"enum", &Scanner::read_enum},
      {"class", &Scanner::read_class},
      {"struct", &Scanner::read_class},
      {"union", &Scanner::read_class},
      {"concept", &Scanner::read_concept},
  }};
  start_ = cursor_.at();
  if (cursor_.peek().kind == Token::Kind::directive) return read_directive();
  if (cursor_.take(";") || read_access()) return;
  skip_templates();
  cursor_.skip_attributes();
  for (const auto& [word, read] : forms)
    if (cursor_.is(word)) return (this->*read)();
  read_function_or_variable();
}

void Scanner::add(const std::string& name, Kind kind, std::size_t token,
                  bool defined, const std::string& inner) {
  if (name.empty()) return;
  scan_.names.push_back({within(scope_.name, inner), name, kind,
                         scope_.hidden || scope_.hidden_members, defined, token,
                         tokens_[token].line});
}

void Scanner::add_part(std::string what, bool is_scope) {
  scan_.parts.push_back({tokens_[start_].line, cursor_.before().last_line,
                         std::move(what), is_scope});
}

Scanner::Scope Scanner::inside(const std::string& name) const {
  return {within(scope_.name, name), name, false,
          scope_.hidden || scope_.hidden_members};
}

void Scanner::read_directive() {
  const auto words = tokens_of(cursor_.peek().text.substr(1));
  if (words.size() > 1 && words[0].is("define"))
    add(words[1].text, Kind::macro, cursor_.at());
  cursor_.next();
}

bool Scanner::read_access() {
  if (!cursor_.peek(1).is(":")) return false;
  for (const std::string_view word : {"public", "protected", "private"})
    if (cursor_.is(word)) {
      scope_.hidden_members = word != "public";
      cursor_.next();
      cursor_.next();
      return true;
    }
  return false;
}

void Scanner::skip_templates() {
  while (cursor_.is("template") && cursor_.peek(1).is("<")) {
    cursor_.next();
    cursor_.skip_angles();
    if (cursor_.is("requires")) cursor_.skip_condition();
  }
}

void Scanner::skip_statement() {
  cursor_.skip_to(";");
  cursor_.next();
  add_part("a declaration");
}

void Scanner::read_namespace() {
  cursor_.next();
  std::string name;
  for (; !cursor_.done() && !cursor_.is_one_of("{="); cursor_.next())
    name += cursor_.peek().text;
  if (cursor_.is("=")) return skip_statement();
  auto scope = inside(name);
  scope.hidden |= name.empty() || name == "detail" || name == "internal";
  const auto start = start_;
  read_braces(scope);
  start_ = start;
  add_part(name.empty() ? "a namespace" : "the namespace " + name, true);
}

void Scanner::read_inline() {
  if (!cursor_.peek(1).is("namespace")) return read_function_or_variable();
  cursor_.next();
  read_namespace();
}

void Scanner::read_extern() {
  if (cursor_.peek(1).is("template")) return skip_statement();
  if (!cursor_.peek(2).is("{")) return read_function_or_variable();
  cursor_.next();
  cursor_.next();
  const auto start = start_;
  read_braces(scope_);
  start_ = start;
  add_part("the block", true);
}

void Scanner::read_using() {
  cursor_.next();
  if (cursor_.is_word() && cursor_.peek(1).is("="))
    add(cursor_.peek().text, Kind::type, cursor_.at());
  skip_statement();
}

void Scanner::read_friend() {
  cursor_.next();
  if (cursor_.is("class") || cursor_.is("struct")) return skip_statement();
  read_function_or_variable();
}

void Scanner::read_concept() {
  cursor_.next();
  const auto name = cursor_.peek().text;
  add(name, Kind::concept_, cursor_.at());
  cursor_.skip_to(";");
  cursor_.next();
  add_part("the concept " + name);
}

void Scanner::read_enum() {
  cursor_.next();
  const bool scoped = cursor_.take("class") || cursor_.take("struct");
  cursor_.skip_attributes();
  const auto token = cursor_.at();
  const auto name = cursor_.is_word() ? cursor_.peek().text : "";
  while (!cursor_.done() && !cursor_.is_one_of("{;")) cursor_.next();
  add(name, Kind::type, token, cursor_.is("{"));
  if (cursor_.is("{")) read_enumerators(scoped ? name : "");
  cursor_.skip_to(";");
  cursor_.next();
  add_part("the enumeration " + name);
}

void Scanner::read_enumerators(const std::string& scope) {
  cursor_.next();
  while (!cursor_.done() && !cursor_.is("}")) {
    add(cursor_.peek().text, Kind::constant, cursor_.at(), true, scope);
    cursor_.skip_to(",");
    cursor_.take(",");
  }
  cursor_.next();
}

// struct A;  struct A : B { ... };  or the type of what follows. A
// specialization is no new name.
void Scanner::read_class() {
  const auto keyword = cursor_.at();
  cursor_.next();
  cursor_.skip_attributes();
  const auto token = cursor_.at();
  const auto name = cursor_.is_word() ? cursor_.peek().text : "";
  if (cursor_.is_word()) cursor_.skip_name();
  const bool specialized = cursor_.at() > token + 1;
  cursor_.take("final");
  if (!cursor_.is_one_of(";{:")) {
    cursor_.back_to(keyword + 1);
    return read_function_or_variable();
  }
  if (!specialized) add(name, Kind::class_, token, !cursor_.is(";"));
  while (!cursor_.done() && !cursor_.is_one_of(";{")) cursor_.next();
  auto scope = inside(name);
  scope.is_class = true;
  scope.hidden |= specialized;
  scope.hidden_members = tokens_[keyword].is("class");
  if (cursor_.is("{")) read_members(scope);
  cursor_.skip_to(";");
  cursor_.next();
}

void Scanner::read_members(const Scope& scope) {
  add_part("the head of " + scope.last);
  read_braces(scope);
}

Scan scan(const std::vector<Token>& tokens) {
  return Scanner(tokens).scan();
}

}  // namespace weave
