#include <doctest/doctest.h>

#include <set>

#include "12_relatives/parity.hpp"
#include "12_relatives/recall.hpp"
#include "bad_input.hpp"

using relatives::Parity, relatives::Recall;

namespace {

// The number of ones of sample b up to step t.
int ones(const study::Examples<float>& all, std::size_t t, std::size_t b) {
  int sum = 0;
  for (std::size_t k = 0; k <= t; ++k) sum += all.x(k, 0, b) == 1;
  return sum;
}

}  // namespace

TEST_CASE("behind each bit the parity of all bits so far is right") {
  const Parity task(5, 9);
  lstm::Random random(1);
  std::set<std::size_t> lengths;
  std::set<int> numbers;
  for (int draw = 0; draw < 100; ++draw) {
    const auto all = task.draw(3, random);
    lengths.insert(all.x.shape(0));
    for (std::size_t t = 0; t < all.x.shape(0); ++t)
      for (std::size_t b = 0; b < 3; ++b) {
        CHECK((all.x(t, 0, b) == 0 || all.x(t, 0, b) == 1));
        const int parity = ones(all, t, b) % 2;
        CHECK(all.labels(t, b) == parity);
        CHECK(all.legal(t, b) == (parity == 1 ? 0b10 : 0b01));
        numbers.insert(ones(all, t, b));
      }
  }
  CHECK(lengths == std::set<std::size_t>{1, 2, 3, 4, 5});
  CHECK(numbers == std::set<int>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("parity is asked of longer sequences than it is learned from") {
  const Parity task;
  lstm::Random random(2);
  std::size_t longest = 0;
  for (int draw = 0; draw < 400; ++draw)
    longest = std::max(longest, task.draw(1, random).x.shape(0));
  CHECK(longest == 40);
  const auto unseen = task.unseen(256, random);
  CHECK(unseen.x.shape() == std::array<std::size_t, 3>{256, 1, 16});
  CHECK(unseen.labels(100, 3) == ones(unseen, 100, 3) % 2);
  CHECK(task.unseen(1, random).size() == 1);
}

TEST_CASE("of a length that is asked for the last answer alone counts") {
  const Parity task;
  lstm::Random random(3);
  const auto all = task.of_length(7, 5, random);
  CHECK(all.x.shape() == std::array<std::size_t, 3>{7, 1, 5});
  for (std::size_t b = 0; b < 5; ++b) {
    for (std::size_t t = 0; t < 6; ++t) {
      CHECK(all.labels(t, b) == lstm::no_label);
      CHECK(all.legal(t, b) == 0);
    }
    CHECK(all.labels(6, b) == ones(all, 6, b) % 2);
  }
}

TEST_CASE("recall asks for the value that came with a key") {
  const Recall task(5, 3, 4);
  CHECK(task.inputs() == 8);
  CHECK(task.outputs() == 3);
  lstm::Random random(4);
  std::set<std::size_t> numbers, asked, values;
  for (int draw = 0; draw < 200; ++draw) {
    const auto all = task.draw(2, random);
    const std::size_t pairs = all.x.shape(0) - 1;
    numbers.insert(pairs);
    for (std::size_t b = 0; b < 2; ++b) {
      // The place of the only 1 among some inputs; 9 where there is none.
      const auto place = [&](std::size_t t, std::size_t first,
                             std::size_t count) {
        std::size_t found = 9;
        for (std::size_t k = 0; k < count; ++k)
          if (all.x(t, first + k, b) != 0) {
            CHECK(all.x(t, first + k, b) == 1);
            CHECK(found == 9);
            found = k;
          }
        return found;
      };
      std::set<std::size_t> keys;
      const auto key = place(pairs, 0, 5);
      CHECK(place(pairs, 5, 3) == 9);
      std::size_t right = 9;
      for (std::size_t t = 0; t < pairs; ++t) {
        keys.insert(place(t, 0, 5));
        CHECK(place(t, 5, 3) < 3);
        values.insert(place(t, 5, 3));
        CHECK(all.labels(t, b) == lstm::no_label);
        if (place(t, 0, 5) != key) continue;
        right = place(t, 5, 3);
        asked.insert(t);
      }
      CHECK(keys.size() == pairs);
      CHECK(keys.count(key) == 1);
      CHECK(all.labels(pairs, b) == static_cast<int>(right));
      CHECK(all.legal(pairs, b) == 1 << right);
    }
  }
  CHECK(numbers == std::set<std::size_t>{1, 2, 3, 4});
  CHECK(asked == std::set<std::size_t>{0, 1, 2, 3});
  CHECK(values == std::set<std::size_t>{0, 1, 2});
}

TEST_CASE("recall is asked with as many pairs as are learned at most") {
  const Recall task(5, 3, 4);
  lstm::Random random(5);
  CHECK(task.unseen(7, random).x.shape() ==
        std::array<std::size_t, 3>{5, 8, 7});
  CHECK(task.of_pairs(2, 7, random).x.shape(0) == 3);
}

BAD_INPUT("tasks of chapter 12 that cannot be") {
  const auto parity = [](std::size_t longest, std::size_t asked) {
    return Parity(longest, asked);
  };
  CHECK_THROWS_WITH_AS(parity(0, 5),
                       "parity of 5 bits after up to 0, expected 1 or more, "
                       "and no fewer afterwards",
                       std::invalid_argument);
  CHECK_THROWS_AS(parity(6, 5), std::invalid_argument);
  CHECK_THROWS_WITH_AS(Recall(3, 2, 4),
                       "4 pairs of 3 keys and 2 values, expected at least one "
                       "pair, a key for each, and two values",
                       std::invalid_argument);
  CHECK_THROWS_AS(Recall(3, 1, 2), std::invalid_argument);
  CHECK_THROWS_AS(Recall(3, 2, 0), std::invalid_argument);
}
