#include "pairs.hpp"

#include "lstm/numbers/fingerprint.hpp"

namespace translation {

static std::uint64_t fingerprint_of(const Words& words, std::uint64_t print) {
  for (const auto& word : words) print = lstm::fingerprint(word + ' ', print);
  return lstm::fingerprint("\n", print);
}

std::uint64_t fingerprint(const Task& task) {
  auto print = lstm::fingerprint(task.name);
  for (const auto* part :
       {&task.training, &task.validation, &task.test, &task.beyond}) {
    for (const auto& [source, target, group] : *part)
      print = fingerprint_of(target, fingerprint_of(source, print));
    print = lstm::fingerprint("\n", print);
  }
  return print;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}
static bool is_space(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}
static char shifted(char c) {
  return static_cast<char>(c + ('a' - 'A'));
}

namespace {

// A sign of a text, as what it is read, and how many bytes it has.
struct Sign {
  std::string text;
  std::size_t bytes;
};

}  // namespace

// The capitals of Latin-1 are U+00C0 to U+00DE but for the sign of
// multiplication. Some translators type U+22C5 where a space must not break.
static Sign first_sign(std::string_view text) {
  if (text.starts_with("\u2019")) return {"'", 3};
  if (text.starts_with("\u22c5")) return {" ", 3};
  if (text.starts_with("\u00a0")) return {" ", 2};
  if (text >= "\u00c0" && text < "\u00df" && !text.starts_with("\u00d7"))
    return {{text[0], shifted(text[1])}, 2};
  const bool capital = text[0] >= 'A' && text[0] <= 'Z';
  return {{capital ? shifted(text[0]) : text[0]}, 1};
}

Words words_of(std::string_view typed) {
  Words words;
  bool inside = false;  // a word, which may go on
  for (auto rest = typed; !rest.empty();) {
    const auto [sign, bytes] = first_sign(rest);
    rest.remove_prefix(bytes);
    const bool letter = is_letter(sign[0]);
    if (inside && (letter || sign == "'"))
      words.back() += sign;
    else if (!is_space(sign[0]))
      words.push_back(sign);
    inside = letter;
  }
  return words;
}

}  // namespace translation
