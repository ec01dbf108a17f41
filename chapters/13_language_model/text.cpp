#include "text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "study/data_file.hpp"
#include "study/r_base.hpp"

namespace language_model {

std::uint64_t fingerprint(const Texts& texts) {
  auto print = lstm::fingerprint("");
  for (const auto* text : {&texts.training, &texts.validation, &texts.test})
    print = lstm::fingerprint_of(*text, print);
  return print;
}

static std::string encode_utf8(std::u32string_view letters) {
  std::string bytes;
  const auto add = [&](char32_t byte) { bytes += static_cast<char>(byte); };
  const auto add_six = [&](char32_t bits) { add(0x80 | (bits & 0x3f)); };
  for (const auto c : letters) {
    if (c < 0x80) {
      add(c);
    } else if (c < 0x800) {
      add(0xc0 | c >> 6);
      add_six(c);
    } else if (c < 0x10000) {
      add(0xe0 | c >> 12);
      add_six(c >> 6);
      add_six(c);
    } else {
      add(0xf0 | c >> 18);
      add_six(c >> 12);
      add_six(c >> 6);
      add_six(c);
    }
  }
  return bytes;
}

Alphabet::Alphabet(std::u32string_view text) {
  std::map<char32_t, std::size_t> counts;
  for (const auto letter : text) ++counts[letter];
  std::vector<std::pair<char32_t, std::size_t>> all(counts.begin(),
                                                    counts.end());
  std::ranges::stable_sort(all, std::greater{},
                           [](const auto& one) { return one.second; });
  if (all.size() >= most) all.resize(most - 1);
  for (const auto& one : all) letters_.push_back(one.first);
  std::ranges::sort(letters_);
}

int Alphabet::number(char32_t letter) const {
  const auto found = std::ranges::lower_bound(letters_, letter);
  if (found == letters_.end() || *found != letter) return other;
  return static_cast<int>(found - letters_.begin()) + 1;
}

std::vector<int> Alphabet::numbers(std::u32string_view text) const {
  std::vector<int> all;
  all.reserve(text.size());
  for (const auto letter : text) all.push_back(number(letter));
  return all;
}

char32_t Alphabet::letter(int number) const {
  return number == other ? U'\uFFFD'
                         : letters_[static_cast<std::size_t>(number) - 1];
}

std::string Alphabet::text(std::span<const int> numbers) const {
  std::u32string letters;
  for (const int number : numbers) letters += letter(number);
  return encode_utf8(letters);
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

// The file of study::data_folder() that holds the novels.
static std::u32string novel(const std::string& base, const std::string& index,
                            const std::string& title) {
  const auto lines = study::read_r_strings(base, index, title);
  return study::decode_utf8(paragraphs(lines), title);
}

Texts austen() {
  constexpr std::size_t most = 100'000'000;
  const auto base = study::read_data("austen/Rdata.rdb", most);
  const auto index = study::read_data("austen/Rdata.rdx", most);
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
  const auto text = study::decode_utf8(figures::read_file(file, most), file);
  constexpr std::size_t least = 5'000;
  if (text.size() < least)
    throw study::DataError(fmt::format("{}: {} letters, expected {} or more",
                                       file, text.size(), least));
  if (std::ranges::count(text, text[0]) == std::ssize(text))
    throw study::DataError(fmt::format("{}: one and the same letter", file));
  const std::size_t tenth = text.size() / 10;
  return {file, text.substr(0, 8 * tenth), text.substr(8 * tenth, tenth),
          text.substr(9 * tenth)};
}

}  // namespace language_model
