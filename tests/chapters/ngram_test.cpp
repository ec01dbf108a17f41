#include "13_language_model/ngram.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>

#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"
#include "ngram_formulas.hpp"

using namespace language_model;

namespace {

// a b a c a b: of 3 symbols, a 3 times, b twice, c once; ab twice, ba, ac, ca.
const String abacab{0, 1, 0, 2, 0, 1};
const Counts two(abacab, 3, 2);

// Of 9 symbols, 0 to 3 once, 4 and 5 twice, 6 three times, 7 four times.
const String four_counts{0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7};

String random_text(std::size_t length, std::size_t symbols,
                   std::uint64_t seed) {
  lstm::Random random(seed);
  String text(length);
  for (int& symbol : text)  // the first symbols more often
    symbol = static_cast<int>(random.below(1 + random.below(symbols)));
  return text;
}

void check_probabilities(const NGram& model, const String& context,
                         const std::vector<double>& expected) {
  const auto p = model.probabilities(context);
  REQUIRE(p.size() == expected.size());
  for (std::size_t x = 0; x < p.size(); ++x) {
    CAPTURE(x);
    CHECK(p[x] == doctest::Approx(expected[x]).epsilon(1e-14));
  }
}

}  // namespace

TEST_CASE("Witten-Bell leaves to others as many as there are followers") {
  // Three symbols in six places: (N(x) + 3/3) / (6 + 3).
  check_probabilities(witten_bell(two, 1), {}, {4 / 9., 3 / 9., 2 / 9.});
  const auto model = witten_bell(two, 2);
  // After a come b twice and c once: (N(ax) + 2 p(x)) / (3 + 2).
  check_probabilities(
      model, {0}, {2 * 4 / 9. / 5, (2 + 2 * 3 / 9.) / 5, (1 + 2 * 2 / 9.) / 5});
  // After c comes a once: (N(cx) + 1 p(x)) / (1 + 1).
  check_probabilities(model, {2}, {(1 + 4 / 9.) / 2, 3 / 9. / 2, 2 / 9. / 2});
  CHECK(model.counts() == 3 + 4);
}

TEST_CASE("Kneser-Ney discounts counts and counts what precedes") {
  // Before a are two symbols, before b and c one: n1 = 2, n2 = 1, D = 2/4, and
  // (N - 1/2) / 4 + 3/2 / 4 / 3.
  const std::vector<double> p{1.5 / 4 + 1 / 8., 0.5 / 4 + 1 / 8.,
                              0.5 / 4 + 1 / 8.};
  const auto model = kneser_ney(two, 2);
  check_probabilities(model, {}, p);
  // Of ab, ac, ba and ca one is counted twice: n1 = 3, n2 = 1, D = 3/5.
  check_probabilities(
      model, {0},
      {1.2 / 3 * p[0], 1.4 / 3 + 1.2 / 3 * p[1], 0.4 / 3 + 1.2 / 3 * p[2]});
  check_probabilities(model, {1}, {0.4 + 0.6 * p[0], 0.6 * p[1], 0.6 * p[2]});
}

TEST_CASE("Kneser-Ney takes less from one than from two or more") {
  // n1 = 4, n2 = 2, n3 = n4 = 1: Y = 4/8, D1 = 1 - 2/2 2/4 = 1/2, D2 = 2 - 3/2
  // 1/2 = 5/4, D3 = 3 - 4/2 = 1; of 15, 4 D1 + 2 D2 + 2 D3 = 6.5 are taken.
  const double rest = 6.5 / 15 / 9;
  const double one = 0.5 / 15 + rest, two_of = 0.75 / 15 + rest;
  check_probabilities(kneser_ney(Counts(four_counts, 9, 1), 1), {},
                      {one, one, one, one, two_of, two_of, 2 / 15. + rest,
                       3 / 15. + rest, rest});
}

TEST_CASE("a discount that the counts do not tell is one for all or a half") {
  // No count is 2: (1 - 1/2) / 5, (4 - 1/2) / 5 and 1/2 2/5 for all.
  check_probabilities(kneser_ney(Counts(String{0, 1, 1, 1, 1}, 2, 1), 1), {},
                      {0.1 + 0.1, 0.7 + 0.1});
  // No count is 1, and none is above 2: again a half.
  check_probabilities(kneser_ney(Counts(String{0, 0, 1, 1}, 4, 1), 1), {},
                      {1.5 / 4 + 1 / 16., 1.5 / 4 + 1 / 16., 1 / 16., 1 / 16.});
  // n1 = n2 = n3 = 1, no 4: D = 1/3 for all, 1 of 6.
  check_probabilities(
      kneser_ney(Counts(String{0, 1, 1, 2, 2, 2}, 3, 1), 1), {},
      {2 / 18. + 1 / 18., 5 / 18. + 1 / 18., 8 / 18. + 1 / 18.});
  // n1 = n2 = n3 = 1, n4 = 3: D3 = 3 - 4/3 3 < 0, so D = 1/3, 6/3 of 18.
  const String no_D3{0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5};
  const double rest = 2 / 18. / 6, four = 11 / 54. + rest;
  check_probabilities(
      kneser_ney(Counts(no_D3, 6, 1), 1), {},
      {2 / 54. + rest, 5 / 54. + rest, 8 / 54. + rest, four, four, four});
  // n1 = n2 = n4 = 1, n3 = 3: D2 = 2 - 3/3 3 < 0, so D = 1/3, 6/3 of 16.
  const String no_D2{0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5};
  const double other = 2 / 16. / 6, three = 8 / 48. + other;
  check_probabilities(kneser_ney(Counts(no_D2, 6, 1), 1), {},
                      {2 / 48. + other, 5 / 48. + other, three, three, three,
                       11 / 48. + other});
}

TEST_CASE("n-grams agree with formulas that are written out with maps") {
  const auto text = random_text(400, 20, 1), other = random_text(60, 22, 2);
  for (std::size_t n = 1; n <= 5; ++n) {
    const Counts counts(text, 22, n);
    const NGramFormulas formulas(text, 22, n);
    const auto wb = witten_bell(counts, n).log_probabilities(other);
    const auto kn = kneser_ney(counts, n).log_probabilities(other);
    for (std::size_t i = 0; i < other.size(); ++i) {
      CAPTURE(n);
      CAPTURE(i);
      const auto k = std::min(i, n - 1);
      const auto before = cut(other, i - k, k);
      const int x = other[i];
      CHECK(std::abs(wb[i] - std::log(formulas.witten_bell(before, x))) <
            1e-12);
      CHECK(std::abs(kn[i] - std::log(formulas.kneser_ney(before, x))) < 1e-12);
    }
  }
}

TEST_CASE("the probabilities of an n-gram are 1 in all after every context") {
  const auto contexts = random_text(300, 4, 3);
  for (const std::size_t length : {0u, 1u, 2u, 5u, 400u})
    for (std::size_t n = 1; n <= 8; ++n) {
      CAPTURE(length);
      CAPTURE(n);
      const Counts counts(random_text(length, 3, 4), 5, n);
      for (const auto& model : {witten_bell(counts, n), kneser_ney(counts, n)})
        for (std::size_t i = 0; i + 9 < contexts.size(); i += 7) {
          const auto p = model.probabilities(cut(contexts, i, i % 9));
          CHECK(std::accumulate(p.begin(), p.end(), 0.0) ==
                doctest::Approx(1).epsilon(1e-13));
          CHECK(*std::min_element(p.begin(), p.end()) > 0);
        }
    }
}

TEST_CASE("an n-gram tells a text as it tells its symbols one by one") {
  const auto text = random_text(300, 4, 5), other = random_text(80, 5, 6);
  const Counts counts(text, 5, 4);
  for (const auto& model : {witten_bell(counts, 4), kneser_ney(counts, 4)}) {
    const auto logs = model.log_probabilities(other);
    REQUIRE(logs.size() == other.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
      CAPTURE(i);
      const auto p = model.probabilities(std::span(other).first(i));
      CHECK(logs[i] == std::log(p[static_cast<std::size_t>(other[i])]));
    }
  }
}

TEST_CASE("an n-gram of one symbol or of no text knows what it can") {
  const Counts single(String{0, 0, 0}, 1, 8);
  for (const auto& model : {witten_bell(single, 8), kneser_ney(single, 8)})
    for (const double log : model.log_probabilities(String(9, 0)))
      CHECK(log == doctest::Approx(0));
  const Counts none(String{}, 4, 3);
  for (const auto& model : {witten_bell(none, 3), kneser_ney(none, 3)})
    CHECK(model.log_probabilities(String{0, 3}) ==
          std::vector<double>(2, std::log(0.25)));
}

BAD_INPUT("an n-gram refuses an order and symbols that were not counted") {
  CHECK_THROWS_WITH_AS(witten_bell(two, 0),
                       "a model of order 0, expected 1 to 2",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(kneser_ney(two, 3),
                       "a model of order 3, expected 1 to 2",
                       std::invalid_argument);
  const auto model = kneser_ney(two, 2);
  CHECK_THROWS_WITH_AS(model.log_probabilities(String{0, 3}),
                       "symbol 1 of a text is 3, expected 0 to 2",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(model.probabilities(String{-1}),
                       "symbol 0 of a text is -1, expected 0 to 2",
                       std::invalid_argument);
}
