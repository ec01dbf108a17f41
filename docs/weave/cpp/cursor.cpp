#include "cpp/cursor.hpp"

namespace weave {

const Token& Cursor::peek(std::size_t ahead) const {
  static const Token none{Token::Kind::sign, "", 0, 0, 0};
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
}

bool Cursor::is_one_of(std::string_view signs) const {
  return peek().text.size() == 1 &&
         signs.find(peek().text) != std::string_view::npos;
}

bool Cursor::take(std::string_view text) {
  const bool taken = is(text);
  if (taken) next();
  return taken;
}

void Cursor::skip_brackets() {
  int depth = 0;
  do {
    if (is_one_of("([{")) ++depth;
    if (is_one_of(")]}")) --depth;
    next();
  } while (depth > 0 && !done());
}

void Cursor::skip_angles() {
  int depth = 0;
  do {
    if (is(";")) return;
    if (is("<")) ++depth;
    if (is(">")) --depth;
    if (is_one_of("([{"))
      skip_brackets();
    else
      next();
  } while (depth > 0 && !done());
}

void Cursor::skip_name() {
  do {
    next();
    if (is("<")) skip_angles();
  } while (take("::"));
}

void Cursor::skip_to(std::string_view signs) {
  while (!done() && !is("}") && !is_one_of(signs))
    if (is_one_of("([{"))
      skip_brackets();
    else
      next();
}

void Cursor::skip_attributes() {
  while (is("[") && peek(1).is("[")) skip_brackets();
}

void Cursor::skip_condition() {
  next();
  for (;;) {
    take("!");
    if (take("requires")) {
      if (is("(")) skip_brackets();
      skip_brackets();
    } else if (is("(")) {
      skip_brackets();
    } else {
      skip_name();
    }
    if (!is_one_of("&|")) return;
    next();
    next();
  }
}

}  // namespace weave
