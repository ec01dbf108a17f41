#include "15_translation/nearest.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "bad_input.hpp"

using namespace translation;

namespace {

Pairs sources(const std::vector<Words>& sentences) {
  Pairs pairs;
  for (const auto& words : sentences) pairs.push_back({words, {}});
  return pairs;
}

std::size_t nearest(const std::vector<Words>& sentences, const Words& to,
                    Weighting weighting = Weighting::equal) {
  return Nearest(sources(sentences), weighting).find(to);
}

}  // namespace

TEST_CASE("the nearest sentence shares most words for its length") {
  // Dice's: 2 2/(2 + 4) = 2/3, 2 2/(2 + 3) = 4/5, 2 1/(2 + 1) = 2/3.
  const std::vector<Words> three{
      {"a", "b", "c", "d"}, {"c", "b", "a"}, {"b"}, {"e"}};
  CHECK(nearest(three, {"a", "b"}) == 1);
  CHECK(nearest(three, {"b"}) == 2);
  CHECK(nearest(three, {"d", "b", "a", "c"}) == 0);
  CHECK(nearest(three, {"e", "x", "x"}) == 3);
}

TEST_CASE("the nearest sentence has a word as often") {
  // Of a a: 2 1/(2 + 1) = 2/3, 2 2/(2 + 3) = 4/5, 2 2/(2 + 5) = 4/7.
  const std::vector<Words> three{
      {"a"}, {"a", "a", "a"}, {"a", "a", "b", "c", "d"}};
  CHECK(nearest(three, {"a", "a"}) == 1);
  CHECK(nearest(three, {"a"}) == 0);
  // Of a: 2 1/(1 + 3) and 2 1/(1 + 2).
  CHECK(nearest({{"a", "a", "a"}, {"a", "b"}}, {"a"}) == 1);
}

TEST_CASE("rare words count for more where the weight is their rarity") {
  // x y is 2/4 from x z and from y z. Three of five sentences have x, two y.
  const std::vector<Words> five{
      {"x", "z"}, {"y", "z"}, {"x", "u"}, {"x", "v"}, {"y", "w"}};
  CHECK(nearest(five, {"x", "y"}) == 0);
  CHECK(nearest(five, {"x", "y"}, Weighting::idf) == 1);
}

TEST_CASE("the weights of a sentence's own words count") {
  // b, which two of the four have, weighs log(5/3) = .51, c, which three have,
  // log(5/4) = .22, and d log(5/2) = .92. For b d and b c c that is
  // 2 .51/(.51 + 1.43) = .53 and 2 .51/(.51 + .96) = .70.
  const std::vector<Words> four{
      {"b", "d"}, {"b", "c", "c"}, {"c", "e"}, {"c", "f"}};
  CHECK(nearest(four, {"b"}) == 0);
  CHECK(nearest(four, {"b"}, Weighting::idf) == 1);
}

TEST_CASE("the first of equally near sentences is taken") {
  const std::vector<Words> three{{"q"}, {"c", "a", "b"}, {"b", "c", "a"}};
  for (const auto weighting : {Weighting::equal, Weighting::idf}) {
    CHECK(nearest(three, {"a", "b", "c", "x"}, weighting) == 1);
    CHECK(nearest(three, {"x"}, weighting) == 0);
    CHECK(nearest(three, {}, weighting) == 0);
    CHECK(nearest({{}, {"a"}}, {"a"}, weighting) == 1);
  }
  // 2 1/(3 + 3) = 2 2/(3 + 9), and every sentence has the one word.
  CHECK(
      nearest({{"p", "q", "a"}, {"a", "b", "r", "s", "t", "u", "v", "w", "x"}},
              {"a", "b", "c"}) == 0);
  CHECK(nearest({{"a", "a"}, {"a"}}, {"a"}, Weighting::idf) == 0);
}

BAD_INPUT("the nearest of no sentences is refused") {
  CHECK_THROWS_WITH_AS(Nearest({}, Weighting::idf),
                       "the nearest of no sentences", std::invalid_argument);
}
