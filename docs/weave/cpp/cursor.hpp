#pragma once
#include "cpp/tokens.hpp"

namespace weave {

/// Reads the tokens of a file from the first to the last.
class Cursor {
 public:
  explicit Cursor(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::size_t at() const { return at_; }
  bool done() const { return at_ >= tokens_.size(); }
  const Token& peek(std::size_t ahead = 0) const;
  const Token& before() const { return tokens_[at_ - 1]; }
  bool is(std::string_view text) const { return peek().is(text); }
  bool is_word() const { return peek().kind == Token::Kind::word; }
  bool is_one_of(std::string_view signs) const;

  void next() { at_ += done() ? 0 : 1; }
  void back_to(std::size_t at) { at_ = at; }
  bool take(std::string_view text);

  /// From an opening bracket of any kind behind the one that closes it.
  void skip_brackets();

  /// From < behind its >; what is no list of arguments after all ends at ;.
  void skip_angles();

  /// Behind a name such as std::vector<float>.
  void skip_name();

  /// To the next of these signs outside of brackets, or the } around them all.
  void skip_to(std::string_view signs);

  void skip_attributes();

  /// From `requires` behind its condition: A<T> && (B || C).
  void skip_condition();

 private:
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
};

}  // namespace weave
