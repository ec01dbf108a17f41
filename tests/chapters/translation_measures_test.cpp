#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <stdexcept>

#include "15_translation/measures.hpp"
#include "bad_input.hpp"

using namespace translation;

namespace {

Words words(const std::string& text) {
  std::istringstream in(text);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

BleuCounts counts(const std::string& h, const std::string& r) {
  return bleu_counts(words(h), words(r));
}

double bleu(const std::string& h, const std::string& r) {
  return translation::bleu(counts(h, r));
}

auto near(double number) {
  return doctest::Approx(number).epsilon(1e-14);
}

const std::string cat = "the cat is on the mat";

}  // namespace

TEST_CASE("a translation is exact when each word is right and in its place") {
  CHECK(exact(words(cat), words(cat)));
  CHECK(exact({}, {}));
  CHECK_FALSE(exact(words("the mat is on the cat"), words(cat)));
  CHECK_FALSE(exact(words(cat + " now"), words(cat)));
  CHECK_FALSE(exact({}, words(cat)));
}

TEST_CASE("F1 of bags counts a word as often as both have it") {
  // Shared are a twice and b once, of 4 and 5 words.
  CHECK(bag_f1(words("a b a c"), words("b a a a d")) == near(6 / 9.));
  CHECK(bag_f1(words("a b"), words("b a")) == 1);
  CHECK(bag_f1(words("a"), words("b")) == 0);
  CHECK(bag_f1({}, words("b")) == 0);
  CHECK(bag_f1(words("a"), {}) == 0);
  CHECK(bag_f1({}, {}) == 1);
}

TEST_CASE("BLEU counts no word more often than the reference has it") {
  // Papineni et al.'s example.
  const auto seven = counts("the the the the the the the", cat);
  CHECK(seven.ngrams == std::array<std::size_t, 4>{7, 6, 5, 4});
  CHECK(seven.matches == std::array<std::size_t, 4>{2, 0, 0, 0});
  CHECK(seven.translated == 7);
  CHECK(seven.reference == 6);
  CHECK(translation::bleu(seven) == 0);
}

TEST_CASE("BLEU counts the n-grams that were counted by hand") {
  // Matches: the cat is on mat; the cat, cat is, is on; the cat is, cat is on;
  // the cat is on.
  const auto one = counts("the cat is on a mat", cat);
  CHECK(one.ngrams == std::array<std::size_t, 4>{6, 5, 4, 3});
  CHECK(one.matches == std::array<std::size_t, 4>{5, 3, 2, 1});
  const auto few = counts("the cat", cat);
  CHECK(few.ngrams == std::array<std::size_t, 4>{2, 1, 0, 0});
  CHECK(few.matches == std::array<std::size_t, 4>{2, 1, 0, 0});
  CHECK(counts("", cat).ngrams == std::array<std::size_t, 4>{});
}

TEST_CASE("BLEU is the mean of the shares done by hand") {
  CHECK(bleu(cat, cat) == near(100));
  // 5/6 3/5 2/4 1/3 = 1/12
  CHECK(bleu("the cat is on a mat", cat) == near(100 * std::pow(1 / 12., .25)));
  // One n-gram too many of each n, and no reward for length:
  // 6/7 5/6 4/5 3/4 = 3/7
  CHECK(bleu(cat + " now", cat) == near(100 * std::pow(3 / 7., .25)));
  CHECK(bleu("the cat is on", cat) == near(100 * std::exp(-0.5)));
  CHECK(bleu("the cat is", cat) == 0);
  CHECK(bleu("", cat) == 0);
}

TEST_CASE("BLEU of a corpus adds up what its sentences count") {
  auto all = counts("the cat is on a mat", cat);
  all += counts("the cat", "the cat now");
  CHECK(all.ngrams == std::array<std::size_t, 4>{8, 6, 4, 3});
  CHECK(all.matches == std::array<std::size_t, 4>{7, 4, 2, 1});
  CHECK(all.translated == 8);
  CHECK(all.reference == 9);
  // 7/8 4/6 2/4 1/3 = 7/72, of 8 words for 9
  const double expected = 100 * std::pow(7 / 72., .25) * std::exp(1 - 9 / 8.);
  CHECK(translation::bleu(all) == near(expected));
}

TEST_CASE("a score is that of all sentences") {
  const Pairs pairs{{words("x"), words(cat)}, {words("y"), words("a cat")}};
  const auto s = score({words(cat), words("a dog")}, pairs);
  CHECK(s.exact == 0.5);
  CHECK(s.f1 == near((1 + 2 / 4.) / 2));
  // 7/8 5/6 4/4 3/3
  CHECK(s.bleu == near(100 * std::pow(35 / 48., .25)));
}

TEST_CASE("exact translations are counted by the length of the source") {
  const Pairs pairs{{words("a b c"), words("x")},
                    {words("a"), words("y z")},
                    {words("c b a"), words("x")},
                    {words("a b d"), words("y")}};
  const auto lengths =
      exact_by_length({words("x"), words("y"), words("y"), words("x")}, pairs);
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[0].length == 1);
  CHECK(lengths[0].pairs == 1);
  CHECK(lengths[0].exact == 0);
  CHECK(lengths[1].length == 3);
  CHECK(lengths[1].pairs == 3);
  CHECK(lengths[1].exact == near(1 / 3.));
}

BAD_INPUT("a score refuses translations that are not one for each pair") {
  const Pairs one{{{}, {}}};
  CHECK_THROWS_WITH_AS(score({{}, {}}, one),
                       "2 translations of 1 pairs, expected one for each, and "
                       "one at least",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(exact_by_length({}, one),
                       "0 translations of 1 pairs, expected one for each, and "
                       "one at least",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(score({}, {}),
                       "0 translations of 0 pairs, expected one for each, and "
                       "one at least",
                       std::invalid_argument);
}
