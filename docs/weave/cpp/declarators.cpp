#include "cpp/scanner.hpp"

namespace weave {

static std::string joined(const std::vector<std::string>& words,
                          std::size_t count) {
  std::string text;
  for (std::size_t k = 0; k < count; ++k)
    text += (k > 0 ? "::" : "") + words[k];
  return text;
}

std::string Scanner::Chain::scope() const {
  return joined(words, words.empty() ? 0 : words.size() - 1);
}

std::string Scanner::Chain::full() const {
  return joined(words, words.size());
}

// A name before ( is that of a function; before all that ends a declarator, of
// a variable.
void Scanner::read_function_or_variable() {
  Chain chain;
  while (!cursor_.done() && !cursor_.is_one_of("={;,:}")) {
    if (cursor_.is("operator")) {
      read_operator(chain);
    } else if (cursor_.is_word()) {
      read_word(chain);
    } else if (cursor_.is("<")) {
      cursor_.skip_angles();
    } else if (cursor_.is("(") && !chain.words.empty()) {
      return read_function(chain);
    } else if (cursor_.is_one_of("([")) {
      cursor_.skip_brackets();
    } else {
      chain.unnamed |= cursor_.is("~");
      cursor_.next();
    }
  }
  read_variables(chain);
}

void Scanner::read_word(Chain& chain) {
  const auto& word = cursor_.peek();
  const bool goes_on = cursor_.at() > start_ && cursor_.before().is("::");
  chain.is_static |= word.is("static");
  chain.is_constexpr |= word.is("constexpr");
  if (word.is("decltype") || word.is("alignas") || word.is("explicit") ||
      word.is("requires")) {
    chain.words.clear();
    ++chain.groups;
    cursor_.next();
    if (cursor_.is("(")) cursor_.skip_brackets();
    return;
  }
  if (!goes_on) {
    chain.words.clear();
    ++chain.groups;
  }
  chain.words.push_back(word.text);
  chain.token = cursor_.at();
  cursor_.next();
}

// operator==( and operator()(
void Scanner::read_operator(Chain& chain) {
  read_word(chain);
  chain.unnamed = true;
  if (cursor_.is("(") && cursor_.peek(1).is(")")) cursor_.skip_brackets();
  while (!cursor_.done() && !cursor_.is("(")) cursor_.next();
}

void Scanner::read_function(const Chain& chain) {
  cursor_.skip_brackets();
  const bool defined = skip_function();
  const auto name = chain.name();
  const auto owner = chain.words.size() > 1
                         ? chain.words[chain.words.size() - 2]
                         : scope_.last;
  const bool member = scope_.is_class || chain.words.size() > 1;
  if (!chain.unnamed && name != owner) {
    add(name, member ? Kind::member_function : Kind::function, chain.token,
        defined, chain.scope());
    scan_.names.back().hidden |= chain.is_static && !member;
  }
  add_part("the function " + chain.full());
}

// From behind the parameters to the end; whether there is a body.
bool Scanner::skip_function() {
  while (!cursor_.done() && !cursor_.is_one_of("{;=}")) {
    if (cursor_.take(":"))
      skip_initializers();
    else if (cursor_.is("requires"))
      cursor_.skip_condition();
    else if (cursor_.is("<"))
      cursor_.skip_angles();
    else if (cursor_.is_one_of("(["))
      cursor_.skip_brackets();
    else
      cursor_.next();
  }
  if (cursor_.is("}")) return false;
  const bool body = cursor_.is("{"), defined = body || cursor_.is("=");
  if (body)
    cursor_.skip_brackets();
  else
    cursor_.skip_to(";");
  while (cursor_.take("catch")) {
    cursor_.skip_brackets();
    cursor_.skip_brackets();
  }
  cursor_.take(";");
  return defined;
}

// a_(1), b_{2}
void Scanner::skip_initializers() {
  do {
    cursor_.skip_name();
    if (cursor_.is_one_of("({")) cursor_.skip_brackets();
    while (cursor_.take(".")) continue;
  } while (cursor_.take(","));
}

void Scanner::add_variable(const Chain& chain) {
  if (chain.groups < 2 || chain.words.size() != 1) return;
  const bool constant =
      chain.is_constexpr || (chain.is_static && scope_.is_class);
  add(chain.name(), constant ? Kind::constant : Kind::variable, chain.token);
}

// int a = 1, b{2}, c;
void Scanner::read_variables(Chain chain) {
  add_variable(chain);
  for (;;) {
    cursor_.skip_to(",;");
    if (!cursor_.take(",")) break;
    while (cursor_.is_one_of("*&")) cursor_.next();
    chain.words = {cursor_.peek().text};
    chain.token = cursor_.at();
    if (!cursor_.is_word()) continue;
    cursor_.next();
    if (cursor_.is_one_of("={;,:[")) add_variable(chain);
  }
  cursor_.take(";");
  add_part("the declaration of " + chain.name());
}

}  // namespace weave
