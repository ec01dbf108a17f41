#include "study/alphabet.hpp"

#include <algorithm>
#include <map>

namespace study {

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
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  if (all.size() >= most) all.resize(most - 1);
  for (const auto& one : all) letters_.push_back(one.first);
  std::sort(letters_.begin(), letters_.end());
}

int Alphabet::number(char32_t letter) const {
  const auto found = std::lower_bound(letters_.begin(), letters_.end(), letter);
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

}  // namespace study
