#include "13_language_model/copying.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"

using namespace language_model;

namespace {

std::vector<int> symbols(std::string_view text) {
  return {text.begin(), text.end()};
}

}  // namespace

TEST_CASE("what is copied is the longest string at each place") {
  // Of "anband" in "banana": an, n, ban, an, n and nothing.
  const auto all = Suffixes(symbols("banana")).copied(symbols("anband"));
  CHECK(all.longest == symbols("ban"));
  CHECK(all.mean == (2 + 1 + 3 + 2 + 1 + 0) / 6.0);
}

TEST_CASE("a text is copied to its end and the first of equals is shown") {
  const auto all = Suffixes(symbols("banana")).copied(symbols("nana"));
  CHECK(all.longest == symbols("nana"));
  CHECK(all.mean == (4 + 3 + 2 + 1) / 4.0);
  CHECK(Suffixes(symbols("banana")).copied(symbols("nabxan")).longest ==
        symbols("na"));
}

TEST_CASE("nothing is copied from other symbols or from nothing") {
  for (const char* text : {"banana", ""}) {
    const auto none = Suffixes(symbols(text)).copied(symbols("xyz"));
    CHECK(none.longest.empty());
    CHECK(none.mean == 0);
  }
}

TEST_CASE("what is copied agrees with a search for every string") {
  lstm::Random random(1);
  std::vector<int> text(500), sample(80);
  // Symbols that a signed byte would take for negative ones, and others.
  for (int& symbol : text) symbol = 126 + static_cast<int>(random.below(4));
  for (int& symbol : sample) symbol = 126 + static_cast<int>(random.below(4));
  double sum = 0;
  for (auto begin = sample.begin(); begin != sample.end(); ++begin)
    for (auto end = begin + 1; end <= sample.end(); ++end)
      sum += std::search(text.begin(), text.end(), begin, end) != text.end();
  CHECK(Suffixes(text).copied(sample).mean == sum / 80);
}

BAD_INPUT("an empty sample has nothing that is copied") {
  CHECK_THROWS_WITH_AS(Suffixes(symbols("banana")).copied({}),
                       "nothing is copied in an empty sample",
                       std::invalid_argument);
}
