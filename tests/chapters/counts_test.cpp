#include "13_language_model/counts.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

#include "bad_input.hpp"

using namespace language_model;

namespace {

// a b a c a b: of 3 symbols, a 3 times, b twice, c once; ab twice, ba, ac, ca.
const std::vector<int> abacab{0, 1, 0, 2, 0, 1};
const Counts two(abacab, 3, 2);

}  // namespace

TEST_CASE("strings are counted from the beginning of a text to its end") {
  const auto& ones = two.strings(1);
  CHECK(ones.contexts == std::vector<Packed>{0});
  CHECK(ones.first == std::vector<std::size_t>{0, 3});
  CHECK(ones.symbols == std::vector<std::uint8_t>{0, 1, 2});
  CHECK(ones.counts == std::vector<std::uint32_t>{3, 2, 1});

  const auto& pairs = two.strings(2);
  CHECK(pairs.contexts == std::vector<Packed>{0, 1, 2});
  CHECK(pairs.first == std::vector<std::size_t>{0, 2, 3, 4});
  CHECK(pairs.symbols == std::vector<std::uint8_t>{1, 2, 0, 0});
  CHECK(pairs.counts == std::vector<std::uint32_t>{2, 1, 1, 1});
  CHECK(pairs.find(2) == 2);
  CHECK(pairs.find(3) == 3);

  // Before a there are b and c, before b and before c only a.
  const auto after = two.continuations(1);
  CHECK(after.symbols == std::vector<std::uint8_t>{0, 1, 2});
  CHECK(after.counts == std::vector<std::uint32_t>{2, 1, 1});
}

TEST_CASE("eight symbols of 256 fit into a packed string") {
  std::vector<int> text(9, 255);
  text[0] = 0;
  const Counts counts(text, 256, 8);
  const auto& strings = counts.strings(8);
  const Packed seven = 0xffffffffffffff;
  CHECK(strings.contexts == std::vector<Packed>{seven >> 8, seven});
  CHECK(strings.symbols == std::vector<std::uint8_t>{255, 255});
  const auto after = counts.continuations(7);
  CHECK(after.contexts == std::vector<Packed>{seven >> 8});
  CHECK(after.counts == std::vector<std::uint32_t>{2});
}

TEST_CASE("a text has no strings that are longer than it is") {
  const Counts counts(std::vector<int>{1, 0}, 2, 3);
  CHECK(counts.strings(2).counts.size() == 1);
  CHECK(counts.strings(3).contexts.empty());
  CHECK(counts.strings(3).first == std::vector<std::size_t>{0});
}

BAD_INPUT("counts refuse what does not fit into packed strings") {
  CHECK_THROWS_WITH_AS(Counts(abacab, 0, 2),
                       "counts of 0 symbols, expected 1 to 256",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Counts(abacab, 257, 2),
                       "counts of 257 symbols, expected 1 to 256",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Counts(abacab, 3, 0),
                       "counts of strings of 0 symbols, expected 1 to 8",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Counts(abacab, 3, 9),
                       "counts of strings of 9 symbols, expected 1 to 8",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Counts(abacab, 2, 2),
                       "symbol 3 of a text is 2, expected 0 to 1",
                       std::invalid_argument);
}
