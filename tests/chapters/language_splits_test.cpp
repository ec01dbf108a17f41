// A book of which a part stands on the side of the training, too.
#include <doctest/doctest.h>

#include <numeric>

#include "13_language_model/ngram.hpp"
#include "13_language_model/predict.hpp"
#include "13_language_model/splits.hpp"

using namespace language_model;

namespace {

const std::vector<std::u32string> ordinary = {U"one", U"gate", U"at", U"a",
                                              U"time"};

std::u32string lines_of(const std::vector<std::u32string>& words,
                        std::size_t count, lstm::Random& random) {
  std::u32string text;
  while (count-- > 0) {
    for (int k = 0; k < 6; ++k)
      text += words[random.below(words.size())] + U" ";
    text.back() = U'\n';
  }
  return text;
}

// A book with a word in it that no other has, though they have its letters.
Texts toy() {
  lstm::Random random(1);
  auto book = ordinary;
  book.push_back(U"zyxwz");
  const auto training = U"w x y z\n" + lines_of(ordinary, 240, random);
  return {"toy", training, U"", lines_of(book, 83, random) + U"at\n"};
}

const Training small = {.width = 8,
                        .hidden = 16,
                        .steps = 10,
                        .batch = 8,
                        .epochs = 1,
                        .rate = 0.03};

std::vector<Split> compared(const Texts& texts, std::uint64_t seed,
                            std::size_t threads = 1) {
  return compare_splits(texts, Alphabet(texts.training), small, threads,
                        lstm::Seed(seed));
}

double counted(const Texts& texts, const std::u32string& learned,
               const std::u32string& tested) {
  const Alphabet alphabet(texts.training);
  const Counts counts(alphabet.numbers(learned), alphabet.size(), 6);
  return -mean(
      kneser_ney(counts, 6).log_probabilities(alphabet.numbers(tested)));
}

// What counts lose once they have learned from the rest of the book besides,
// where as many letters of the other books are left out.
void check_counts(const Split& split, const Texts& texts,
                  const std::u32string& seen, const std::u32string& tested) {
  CHECK(split.counts_apart == counted(texts, texts.training, tested));
  const auto others =
      texts.training.substr(0, texts.training.size() - seen.size());
  CHECK(split.counts_mixed == counted(texts, others + seen, tested));
}

}  // namespace

TEST_CASE("whoever has read in the book knows its made-up word") {
  for (const auto& split : compared(toy(), 1)) {
    CAPTURE(split.tested_on);
    CHECK(split.counts_mixed < split.counts_apart - 0.4);
    CHECK(split.network_mixed < split.network_apart - 0.4);
  }
}

TEST_CASE("the last fifth of a book is tested and the rest is read") {
  const auto texts = toy();
  const auto& book = texts.test;
  REQUIRE(book.size() % 5 == 3);  // these go to the test
  const auto cut = (book.size() - 3) / 5 * 4;
  const auto split = compared(texts, 1)[0];
  CHECK(split.tested_on == "its last fifth");
  check_counts(split, texts, book.substr(0, cut), book.substr(cut));
}

TEST_CASE("a fifth of the lines of a book is drawn and the rest is read") {
  const auto texts = toy();
  std::vector<std::u32string> lines(1);
  for (const auto letter : texts.test) {
    lines.back() += letter;
    if (letter == U'\n') lines.emplace_back();
  }
  lines.pop_back();
  REQUIRE(lines.size() == 84);
  for (const std::uint64_t seed : {1u, 2u}) {
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    lstm::Seed(seed).stream("lines").shuffle(order);
    std::u32string seen, tested;
    for (const auto k : order)
      (5 * tested.size() < texts.test.size() - 3 ? tested : seen) += lines[k];
    CHECK(seen.size() + tested.size() == texts.test.size());
    const auto split = compared(texts, seed)[1];
    CHECK(split.tested_on == "a fifth of its lines");
    check_counts(split, texts, seen, tested);
  }
}

// The letters of each word are drawn from 8, which no one can tell who has not
// read that very line: log 8 is 2.08.
TEST_CASE("no line that is tested has been read") {
  lstm::Random random(1);
  std::vector<std::u32string> words;
  for (int k = 0; k < 3'000; ++k) {
    words.emplace_back();
    for (int j = 0; j < 5; ++j)
      words.back() += U'a' + char32_t(random.below(8));
  }
  const auto training = lines_of(words, 100, random);
  for (const auto& split :
       compared({"", training, U"", lines_of(words, 40, random)}, 1))
    CHECK(split.counts_mixed > 2);
}

TEST_CASE("splits are the same with any number of threads") {
  const auto texts = toy();
  const auto one = compared(texts, 1), two = compared(texts, 1, 2);
  for (const std::size_t k : {0u, 1u}) {
    CHECK(one[k].network_apart == two[k].network_apart);
    CHECK(one[k].network_mixed == two[k].network_mixed);
  }
  // Another seed has another network.
  CHECK(compared(texts, 2)[0].network_apart != one[0].network_apart);
  CHECK(compared(texts, 2)[0].counts_apart == one[0].counts_apart);
}
