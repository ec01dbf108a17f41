#include "cpp/tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace weave {

bool Token::is_include() const {
  const auto word = text.find_first_not_of("# \t");
  return kind == Kind::directive && word != std::string::npos &&
         text.compare(word, 7, "include") == 0;
}

static bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || c == '_' || u >= 0x80;
}

static bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c));
}

// Cuts a text into tokens, from left to right.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view code) : code_(code) {}

  std::vector<Token> all() {
    while (at_ < code_.size()) step();
    return std::move(tokens_);
  }

 private:
  using Kind = Token::Kind;

  void step() {
    const char c = code_[at_];
    if (starts("//"))
      skip(end_of_line() - at_);
    else if (starts("/*"))
      skip(behind("*/", at_ + 2) - at_);
    else if (std::isspace(static_cast<unsigned char>(c)))
      skip(1);
    else if (c == '#' && first_of_line_)
      take(Kind::directive, end_of_directive());
    else if (is_digit(c) || (c == '.' && is_digit(peek(1))))
      take(Kind::number, end_of_number());
    else if (is_letter(c))
      take_word();
    else if (c == '"' || c == '\'')
      take(Kind::text, end_of_quote(at_));
    else
      take(Kind::sign, at_ + (starts("::") || starts("->") ? 2 : 1));
  }

  bool starts(std::string_view text) const {
    return code_.substr(at_).starts_with(text);
  }
  char peek(std::size_t n) const {
    return at_ + n < code_.size() ? code_[at_ + n] : '\0';
  }

  void skip(std::size_t count) {
    for (const auto end = at_ + count; at_ < end; ++at_)
      if (code_[at_] == '\n') {
        ++line_;
        line_start_ = at_ + 1;
        first_of_line_ = true;
      }
  }

  void take(Kind kind, std::size_t end) {
    const auto line = line_, column = at_ - line_start_;
    const std::string text(code_.substr(at_, end - at_));
    first_of_line_ = false;
    skip(end - at_);
    tokens_.push_back({kind, text, line, line_, column});
  }

  // A word that stands against a quote is the prefix of a literal.
  void take_word() {
    auto end = at_;
    while (end < code_.size() && is_letter(code_[end])) ++end;
    const auto word = code_.substr(at_, end - at_);
    const bool quote = end < code_.size() && code_[end] == '"';
    if (quote && word.ends_with("R"))
      take(Kind::text, end_of_raw(end));
    else if (quote)
      take(Kind::text, end_of_quote(end));
    else
      take(Kind::word, end);
  }

  std::size_t behind(std::string_view mark, std::size_t from) const {
    const auto found = code_.find(mark, from);
    return found == std::string_view::npos ? code_.size() : found + mark.size();
  }

  std::size_t end_of_line() const {
    return std::min(code_.find('\n', at_), code_.size());
  }

  // A backslash before its end carries a directive on to the next line; a
  // comment ends it.
  std::size_t end_of_directive() const {
    for (auto end = at_; end < code_.size(); ++end) {
      const auto rest = code_.substr(end);
      if (rest.starts_with("\\\n"))
        ++end;
      else if (rest[0] == '\n' || rest.starts_with("//") ||
               rest.starts_with("/*"))
        return end;
    }
    return code_.size();
  }

  std::size_t end_of_number() const {
    auto end = at_ + 1;
    for (; end < code_.size(); ++end) {
      const char c = code_[end], before = code_[end - 1];
      const bool sign =
          (c == '+' || c == '-') &&
          std::string_view("eEpP").find(before) != std::string_view::npos;
      const bool separator =
          c == '\'' && end + 1 < code_.size() && is_letter(code_[end + 1]);
      if (!is_letter(c) && c != '.' && !sign && !separator) break;
    }
    return end;
  }

  std::size_t end_of_quote(std::size_t start) const {
    for (auto end = start + 1; end < code_.size(); ++end)
      if (code_[end] == '\\')
        ++end;
      else if (code_[end] == code_[start])
        return end + 1;
      else if (code_[end] == '\n')
        return end;
    return code_.size();
  }

  // R"mark( ... )mark"
  std::size_t end_of_raw(std::size_t quote) const {
    const auto open = std::min(code_.find('(', quote), code_.size());
    const auto mark = code_.substr(quote + 1, open - quote - 1);
    return behind(fmt::format("){}\"", mark), open);
  }

  std::string_view code_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0, line_ = 1, line_start_ = 0;
  bool first_of_line_ = true;
};

std::vector<Token> tokens_of(std::string_view code) {
  return Tokenizer(code).all();
}

}  // namespace weave
