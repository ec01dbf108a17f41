#include "study/bootstrap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "bad_input.hpp"

using study::bootstrap_blocks, study::bootstrap_mean;

namespace {

// Pairs of equal numbers, normal with variance 1.
std::vector<double> pairs(std::size_t n, std::uint64_t seed) {
  lstm::Random random(seed);
  std::vector<double> series;
  for (std::size_t i = 0; i < n; ++i)
    series.insert(series.end(), 2, random.normal());
  return series;
}

}  // namespace

TEST_CASE("the interval of a mean is as wide as its blocks tell") {
  // 400 independent pairs: the mean has a standard deviation of 1/20, and 95 %
  // are within 1.96 of these.
  const auto series = pairs(400, 1);
  const auto [low, high] = bootstrap_mean(series, 2, lstm::Random(2));
  CHECK(std::abs((high - low) / (2 * 1.96 / 20) - 1) < 0.1);
  // Who takes the numbers for independent thinks that there are 800.
  const auto [narrow, wide] = bootstrap_mean(series, 1, lstm::Random(2));
  CHECK(std::abs((wide - narrow) / (2 * 1.96 / std::sqrt(800)) - 1) < 0.1);
}

TEST_CASE("the interval of a mean holds the true one 95 times of 100") {
  int held = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto [low, high] =
        bootstrap_mean(pairs(100, seed), 10, lstm::Random(seed));
    held += low < 0 && 0 < high;
  }
  // 190 of 200 with a standard deviation of 3; blocks that are few cost some.
  CHECK(held >= 178);
  CHECK(held <= 196);
}

TEST_CASE("two blocks are drawn as four pairs") {
  // Blocks (1, 3) and (8): the means of two draws are 2, 4 twice, and 8, each
  // with a chance of 1/4; the ends of the middle 95 % are the outermost.
  const std::vector<double> series{1, 3, 8};
  const auto [low, high] = bootstrap_mean(series, 2, lstm::Random(1));
  CHECK(low == 2);
  CHECK(high == 8);
}

TEST_CASE("a mean of equals has no width and a seed draws the same again") {
  const auto [low, high] =
      bootstrap_mean(std::vector<double>(7, 0.5), 2, lstm::Random(1));
  CHECK(low == 0.5);
  CHECK(high == 0.5);
  const auto series = pairs(20, 3);
  const auto a = bootstrap_mean(series, 2, lstm::Random(4)),
             b = bootstrap_mean(series, 2, lstm::Random(4));
  CHECK(a.low == b.low);
  CHECK(a.high == b.high);
}

BAD_INPUT("an interval of a mean takes two blocks") {
  const std::vector<double> series{1, 2, 3};
  CHECK_THROWS_WITH_AS(bootstrap_mean(series, 0, lstm::Random(1)),
                       "blocks of 0 of a series of 3, expected two or more",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(bootstrap_mean(series, 3, lstm::Random(1)),
                       "blocks of 3 of a series of 3, expected two or more",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(bootstrap_mean({}, 1, lstm::Random(1)),
                       "blocks of 1 of a series of 0, expected two or more",
                       std::invalid_argument);
}

TEST_CASE("whole groups are drawn, and each of group 0 by itself") {
  // Two groups that lie apart: the mean is 0, 1 or 1/2.
  const std::vector<double> series = {0, 1, 0, 1, 0, 1};
  const std::vector<std::uint64_t> two = {7, 9, 7, 9, 7, 9};
  const auto wide = bootstrap_mean(series, two, lstm::Seed(1).stream("b"));
  CHECK(wide.low == 0);
  CHECK(wide.high == 1);
  // Of four equal pairs any draw has the same mean.
  const std::vector<double> pairs = {0, 1, 0, 1, 0, 1, 0, 1};
  const std::vector<std::uint64_t> four = {1, 1, 2, 2, 3, 3, 4, 4};
  const auto none = bootstrap_mean(pairs, four, lstm::Seed(1).stream("b"));
  CHECK(none.low == 0.5);
  CHECK(none.high == 0.5);
  const std::vector<std::uint64_t> alone(8, 0);
  const auto some = bootstrap_mean(pairs, alone, lstm::Seed(1).stream("b"));
  CHECK(some.low < 0.3);
  CHECK(some.high > 0.7);
}

TEST_CASE("groups that are none are refused") {
  const std::vector<double> series = {0, 1};
  const std::vector<std::uint64_t> same = {3, 3}, short_of_one = {3};
  for (const auto& groups : {same, short_of_one})
    CHECK_THROWS_AS(bootstrap_mean(series, groups, lstm::Seed(1).stream("b")),
                    std::invalid_argument);
}

TEST_CASE("a statistic is made of as many whole blocks as there are") {
  // Blocks 0 1 2, 3 4 5 and 6.
  std::size_t made = 0, longest = 0;
  const auto check = [&](std::span<const std::size_t> drawn) {
    std::size_t blocks = 0;
    for (std::size_t k = 0; k < drawn.size(); ++blocks) {
      REQUIRE(drawn[k] % 3 == 0);
      const auto begin = drawn[k];
      const std::size_t size = begin == 6 ? 1 : 3;
      REQUIRE(k + size <= drawn.size());
      for (std::size_t i = 0; i < size; ++i, ++k) CHECK(drawn[k] == begin + i);
    }
    CHECK(blocks == 3);
    longest = std::max(longest, drawn.size());
    return static_cast<double>(made++);
  };
  const auto [low, high] = bootstrap_blocks(7, 3, lstm::Random(1), check);
  CHECK(made == 1'000);
  CHECK(longest == 9);
  CHECK(low == 25);
  CHECK(high == 974);
}

TEST_CASE("the mean as a statistic has the interval of a mean") {
  const auto series = pairs(50, 5);
  const auto mean = [&](std::span<const std::size_t> drawn) {
    double sum = 0;
    for (const auto k : drawn) sum += series[k];
    return sum / static_cast<double>(drawn.size());
  };
  const auto a = bootstrap_blocks(100, 7, lstm::Random(6), mean);
  const auto b = bootstrap_mean(series, 7, lstm::Random(6));
  CHECK(std::abs(a.low - b.low) < 1e-12);
  CHECK(std::abs(a.high - b.high) < 1e-12);
}

BAD_INPUT("an interval of a statistic takes two blocks") {
  const auto none = [](std::span<const std::size_t>) { return 0.0; };
  CHECK_THROWS_WITH_AS(bootstrap_blocks(14, 14, lstm::Random(1), none),
                       "blocks of 14 of a series of 14, expected two or more",
                       std::invalid_argument);
}
