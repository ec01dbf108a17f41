#include "writing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "copying.hpp"

namespace language_model {

// Unicode's letters beyond ASCII are taken for parts of words.
static bool in_word(char32_t c) {
  return c >= 0x80 || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

static char32_t small(char32_t c) {
  return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

std::vector<std::u32string> words(std::u32string_view text) {
  std::vector<std::u32string> all;
  std::u32string word;
  bool whole = false;  // whether its beginning was seen
  for (const auto c : text) {
    if (in_word(c)) {
      word += small(c);
      continue;
    }
    if (whole && !word.empty()) all.push_back(word);
    word.clear();
    whole = true;
  }
  return all;
}

static std::u32string letters(const study::Alphabet& alphabet,
                              std::span<const int> numbers) {
  std::u32string text;
  for (const int k : numbers) text += alphabet.letter(k);
  return text;
}

// No count sees more than the last letters.
static std::vector<int> write_on(const NGram& counts,
                                 std::span<const int> beginning,
                                 std::size_t count, lstm::Random& random) {
  std::vector<int> text(beginning.begin(), beginning.end());
  while (text.size() < beginning.size() + count) {
    const auto seen = std::min(counts.order(), text.size());
    const auto p = counts.probabilities(std::span(text).last(seen));
    text.push_back(draw(p, random));
  }
  return {text.end() - static_cast<long>(count), text.end()};
}

namespace {

// What the training text has of another one.
class Known {
 public:
  Known(const study::Alphabet& alphabet, std::span<const int> training)
      : alphabet_(alphabet), strings_(training) {
    for (auto& word : words(letters(alphabet, training)))
      words_.insert(std::move(word));
  }

  Written look(std::string writer, std::span<const int> text) const {
    const auto found = words(letters(alphabet_, text));
    const auto hits = std::ranges::count_if(
        found, [&](const auto& word) { return words_.contains(word); });
    const auto all = std::max<std::size_t>(found.size(), 1);
    const auto copy = strings_.copied(text);
    return {std::move(writer),
            static_cast<double>(hits) / static_cast<double>(all), copy.mean,
            copy.longest.size()};
  }

 private:
  const study::Alphabet& alphabet_;
  std::set<std::u32string> words_;
  Suffixes strings_;
};

}  // namespace

std::vector<Written> compare_writers(const Network<float>& network,
                                     const NGram& counts,
                                     const study::Alphabet& alphabet,
                                     const study::Numbers& numbers,
                                     std::size_t count,
                                     const lstm::Seed& seed) {
  const Known known(alphabet, numbers.training);
  const auto beginning = std::span(numbers.test).first(50);
  const auto author = std::span(numbers.test).subspan(50);
  count = std::min(count, author.size());
  std::vector<Written> rows;
  for (const double temperature : {0.3, 0.5, 0.7, 1.0, 1.3}) {
    auto random = seed.part("network", rows.size()).stream("letters");
    rows.push_back(
        known.look(fmt::format("the network at {:.1f}", temperature),
                   write_on(network, beginning, count, temperature, random)));
  }
  auto random = seed.part("counts").stream("letters");
  rows.push_back(known.look(fmt::format("counts of {} letters", counts.order()),
                            write_on(counts, beginning, count, random)));
  rows.push_back(known.look("the author of the test", author.first(count)));
  return rows;
}

}  // namespace language_model
