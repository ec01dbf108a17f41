#include "study/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

namespace study {

std::uint64_t fingerprint(const Texts& texts) {
  auto print = lstm::fingerprint("");
  for (const auto* text : {&texts.training, &texts.validation, &texts.test})
    print = lstm::fingerprint_of(
        *text, lstm::fingerprint_of(std::array{text->size()}, print));
  return print;
}

// Adds a line's words, with one space between any two of them.
static void add_words(std::string& text, std::string line) {
  std::erase(line, '_');
  for (std::size_t k = 0; (k = line.find("--", k)) != line.npos; k += 3)
    line.replace(k, 2, " - ");
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (!text.empty() && text.back() != '\n') text += ' ';
    text += word;
  }
}

std::string paragraphs(std::span<const std::string> lines) {
  std::string text;
  const auto end_paragraph = [&] {
    if (!text.empty() && text.back() != '\n') text += '\n';
  };
  for (const auto& line : lines)
    if (line.find_first_not_of(" \t\r_") == line.npos)
      end_paragraph();
    else
      add_words(text, line);
  end_paragraph();
  return text;
}

// One of the novels, by the name that its variable has in R.
static std::u32string novel(const std::string& base, const std::string& index,
                            const std::string& title) {
  const auto lines = read_r_strings(base, index, title);
  return decode_utf8(paragraphs(lines), title);
}

Texts austen() {
  constexpr std::size_t most = 100'000'000;
  const auto base = read_data("austen/Rdata.rdb", most);
  const auto index = read_data("austen/Rdata.rdx", most);
  const auto read = [&](const auto* title) {
    return novel(base, index, title);
  };
  return {"six novels of Jane Austen",
          read("prideprejudice") + read("sensesensibility") +
              read("mansfieldpark") + read("emma"),
          read("northangerabbey").substr(0, 100'000),
          read("persuasion").substr(0, 200'000)};
}

Texts from_file(const std::string& file) {
  constexpr std::size_t most = 100'000'000;
  auto text = decode_utf8(figures::read_file(file, most), file);
  std::erase(text, U'\r');
  constexpr std::size_t least = 5'000;
  if (text.size() < least)
    throw DataError(fmt::format("{}: {} letters, expected {} or more", file,
                                text.size(), least));
  if (std::ranges::count(text, text[0]) == std::ssize(text))
    throw DataError(fmt::format("{}: one and the same letter", file));
  const std::size_t tenth = text.size() / 10;
  return {file, text.substr(0, 8 * tenth), text.substr(8 * tenth, tenth),
          text.substr(9 * tenth)};
}

static std::u32string_view first(const std::u32string& text, std::size_t most) {
  return std::u32string_view(text).substr(0, most);
}

Numbers::Numbers(const Texts& texts, const Alphabet& alphabet, std::size_t most)
    : training(alphabet.numbers(first(texts.training, most))),
      validation(alphabet.numbers(texts.validation)),
      test(alphabet.numbers(texts.test)) {}

}  // namespace study
