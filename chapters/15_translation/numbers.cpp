#include "numbers.hpp"

#include <fmt/format.h>

#include <array>
#include <numeric>
#include <stdexcept>

namespace translation {
namespace {

using Names = std::array<const char*, 20>;

constexpr Names english_names = {
    "zero",    "one",     "two",       "three",    "four",
    "five",    "six",     "seven",     "eight",    "nine",
    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr Names english_tens = {"",       "",      "twenty", "thirty",
                                "forty",  "fifty", "sixty",  "seventy",
                                "eighty", "ninety"};
constexpr Names french_names = {"zéro",   "un",   "deux",  "trois",  "quatre",
                                "cinq",   "six",  "sept",  "huit",   "neuf",
                                "dix",    "onze", "douze", "treize", "quatorze",
                                "quinze", "seize"};
constexpr Names french_tens = {"",         "dix",       "vingt",   "trente",
                               "quarante", "cinquante", "soixante"};

const char* name(const Names& names, int k) {
  return names[static_cast<std::size_t>(k)];
}

void expect_number(int n) {
  if (n < 0 || n > 99'999)
    throw std::invalid_argument(
        fmt::format("{} in words, expected 0 to 99999", n));
}

// One from 1 to 99 thousand is as it is without what follows.
void add_english(int n, Words& words) {
  if (n >= 1000) {
    add_english(n / 1000, words);
    words.emplace_back("thousand");
    if (n % 1000 == 0) return;
    if (n % 1000 < 100) words.emplace_back("and");
    return add_english(n % 1000, words);
  }
  if (n >= 100) {
    words.emplace_back(name(english_names, n / 100));
    words.emplace_back("hundred");
    if (n % 100 == 0) return;
    words.emplace_back("and");
    return add_english(n % 100, words);
  }
  if (n >= 20) {
    words.emplace_back(name(english_tens, n / 10));
    if (n % 10 == 0) return;
    return add_english(n % 10, words);
  }
  words.emplace_back(name(english_names, n));
}

// Below 100: 17 is ten and seven, 71 is sixty and eleven, 97 four twenties and
// seventeen.
void add_french_tens(int n, Words& words) {
  if (n < 17) {
    words.emplace_back(name(french_names, n));
    return;
  }
  const bool by_twenties = n >= 60;
  const int tens = by_twenties ? n / 20 * 2 : n / 10, rest = n - 10 * tens;
  if (tens == 8)
    words.insert(words.end(), {"quatre", "vingt"});
  else
    words.emplace_back(name(french_tens, tens));
  if (rest == 0) return;
  if (tens < 8 && rest % 10 == 1) words.emplace_back("et");
  add_french_tens(rest, words);
}

// Below 1000. Several hundreds and the four twenties have an s if nothing
// follows, not even "mille".
void add_french(int n, bool is_last, Words& words) {
  if (n >= 200) words.emplace_back(name(french_names, n / 100));
  if (n >= 100) words.emplace_back("cent");
  if (n < 100 || n % 100 > 0) add_french_tens(n % 100, words);
  if (is_last && (n % 100 == 80 || (n >= 200 && n % 100 == 0)))
    words.back() += 's';
}

}  // namespace

Words english(int n) {
  expect_number(n);
  Words words;
  add_english(n, words);
  return words;
}

Words french(int n) {
  expect_number(n);
  Words words;
  if (n >= 2000) add_french(n / 1000, false, words);
  if (n >= 1000) words.emplace_back("mille");
  if (n < 1000 || n % 1000 > 0) add_french(n % 1000, true, words);
  return words;
}

// So many of the numbers from `first` to below `end`, as they are drawn.
static Pairs drawn_pairs(std::size_t first, std::size_t end, std::size_t count,
                         lstm::Random random) {
  std::vector<std::size_t> all(end - first);
  std::iota(all.begin(), all.end(), first);
  random.shuffle(all);
  all.resize(count);
  Pairs pairs;
  for (const auto n : all) {
    const auto number = static_cast<int>(n);
    pairs.push_back({english(number), french(number)});
  }
  return pairs;
}

Task numbers(const lstm::Seed& seed) {
  const auto pairs = drawn_pairs(0, 10'000, 3'300, seed.stream("numbers"));
  const auto part = [&](std::ptrdiff_t from, std::ptrdiff_t to) {
    return Pairs(pairs.begin() + from, pairs.begin() + to);
  };
  return {"number words", part(0, 2'000), part(2'000, 2'300),
          part(2'300, 3'300),
          drawn_pairs(10'000, 100'000, 200, seed.stream("beyond"))};
}

}  // namespace translation
