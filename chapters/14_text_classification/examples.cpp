#include "examples.hpp"

#include "lstm/numbers/fingerprint.hpp"

namespace text_classification {

static std::uint64_t fingerprint_of(const Examples& examples,
                                    std::uint64_t print) {
  for (const auto& [words, label, group] : examples) {
    print = lstm::fingerprint_of(std::vector{label, int(words.size())}, print);
    for (const auto& word : words)
      print = lstm::fingerprint_of(word + ' ', print);
  }
  return lstm::fingerprint_of(std::vector{examples.size()}, print);
}

std::uint64_t fingerprint(const Task& task) {
  auto print = lstm::fingerprint(task.name);
  for (const auto& name : task.classes)
    print = lstm::fingerprint_of(name + ' ', print);
  for (const auto* part : {&task.training, &task.validation, &task.test})
    print = fingerprint_of(*part, print);
  for (const auto& beyond : task.beyond)
    print = fingerprint_of(beyond.examples, print);
  return print;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
static char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// What phones and printers set: an apostrophe as in ASCII, and a space for
// quotation marks, dashes and the space that does not break.
static std::string plain(std::string_view text) {
  std::string all;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto three = text.substr(k, 3);
    if (three == "\u2019") {
      all += '\'';
      k += 2;
    } else if (three == "\u201c" || three == "\u201d" || three == "\u2013" ||
               three == "\u2014") {
      all += ' ';
      k += 2;
    } else if (text.substr(k, 2) == "\u00a0") {
      all += ' ';
      k += 1;
    } else {
      all += text[k];
    }
  }
  return all;
}

std::vector<std::string> words_of(std::string_view typed) {
  const auto text = plain(typed);
  constexpr std::string_view alone = ".,!?()";
  std::vector<std::string> words;
  bool inside = false;  // a word, which may go on
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char c = text[k];
    const bool between = c == '\'' && k > 0 && k + 1 < text.size() &&
                         is_letter(text[k - 1]) && is_letter(text[k + 1]);
    const bool part = is_letter(c) || is_digit(c) || between;
    if ((part && !inside) || alone.find(c) != alone.npos) words.emplace_back();
    if (part || alone.find(c) != alone.npos) words.back() += small(c);
    inside = part;
  }
  return words;
}

}  // namespace text_classification
