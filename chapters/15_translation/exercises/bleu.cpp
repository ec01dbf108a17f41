// What BLEU counts, and a sentence that it likes although it is wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using Words = std::vector<std::string>;
using Texts = std::vector<Words>;  // a sentence each

// All that stand in a sentence, each as often as it does.
static std::multiset<Words> ngrams(const Words& words, std::size_t n) {
  std::multiset<Words> all;
  for (std::size_t k = 0; k + n <= words.size(); ++k) {
    const auto first = words.begin() + std::ptrdiff_t(k);
    all.emplace(first, first + std::ptrdiff_t(n));
  }
  return all;
}

#ifdef SOLUTION
// #region solution
// What has been found is taken out, so each n-gram of r serves once.
static double matches(const Words& h, const Words& r, std::size_t n) {
  auto left = ngrams(r, n);
  double found = 0;
  for (const auto& ngram : ngrams(h, n)) found += !left.extract(ngram).empty();
  return found;
}

static double bleu(const Texts& h, const Texts& r) {
  double found[3] = {}, all[3] = {}, reference = 0;
  for (std::size_t k = 0; k < h.size(); ++k) {
    for (std::size_t n = 1; n <= 2; ++n) {
      found[n] += matches(h[k], r[k], n);
      all[n] += double(ngrams(h[k], n).size());
    }
    reference += double(r[k].size());
  }
  return std::sqrt(found[1] / all[1] * found[2] / all[2]) *
         std::exp(std::min(0.0, 1 - reference / all[1]));
}

// Of four words all or three match, and of three pairs two in either case. Both
// are four words for five.
static const double is_open = std::sqrt(4.0 / 4 * 2 / 3) * std::exp(-0.25),
                    is_closed = std::sqrt(3.0 / 4 * 2 / 3) * std::exp(-0.25);
// #endregion
#else
// #region task
// How many n-grams of the translation h the reference r has, too. Yours: none
// counts more often than r has it.
static double matches(const Words& h, const Words& r, std::size_t n) {
  const auto there = ngrams(r, n);
  double found = 0;
  for (const auto& ngram : ngrams(h, n)) found += there.count(ngram) > 0;
  return found;
}

// BLEU of words and pairs of them, from 0 to 1: the root of the two shares that
// match, times e^(1 - r/c) where the translations' c words are fewer than the
// references' r. All counts are those of all sentences together.
static double bleu(const Texts&, const Texts&) {
  return 1;  // yours
}

// Yours, by hand: for the reference "the file is not open", the BLEU of "the
// file is open" and of "the file is closed".
static const double is_open = 0, is_closed = 0;
// #endregion
#endif

static Words words_of(const std::string& text) {
  std::istringstream in(text);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

static double bleu_of(const std::string& h, const std::string& r) {
  return bleu({words_of(h)}, {words_of(r)});
}

TEST_CASE("No n-gram matches more often than the reference has it") {
  const Words r = words_of("the cat is on the mat");
  CHECK(matches(words_of("the the the the"), r, 1) == 2);
  CHECK(matches(words_of("the the the the"), r, 2) == 0);
  CHECK(matches(r, words_of("the the the the"), 1) == 2);
  CHECK(matches(words_of("the cat the cat is"), r, 2) == 2);
}

TEST_CASE("BLEU is the one by hand") {
  CHECK(bleu_of("a b c", "a b c") == doctest::Approx(1));
  CHECK(bleu_of("c b a", "a b c") == doctest::Approx(0));
  // Twice the words: a half of them match, and a third of the pairs.
  CHECK(bleu_of("a b c d", "a b") == doctest::Approx(std::sqrt(1.0 / 6)));
  // Two of three words match, and the one pair; the second has none.
  CHECK(bleu({{"a", "b"}, {"c"}}, {{"a", "b", "c"}, {"d"}}) ==
        doctest::Approx(std::sqrt(2.0 / 3) * std::exp(1 - 4.0 / 3)));
}

TEST_CASE("BLEU of the wrong and the right sentence was predicted") {
  const std::string r = "the file is not open";
  CHECK(bleu_of("the file is open", r) == doctest::Approx(is_open));
  CHECK(bleu_of("the file is closed", r) == doctest::Approx(is_closed));
}
