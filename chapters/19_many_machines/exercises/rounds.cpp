// A thousand ranks want to know what all others know. Must each talk to each?
#include <doctest/doctest.h>

#include <cstddef>
#include <set>
#include <vector>

#ifdef SOLUTION
// #region solution
// In round k the ranks whose numbers differ in bit k talk. Before it a rank has
// heard of all that differ from it in lower bits alone.
static std::size_t partner(std::size_t rank, std::size_t round) {
  return rank ^ (std::size_t{1} << round);
}

// 2^10 ranks: 10 rounds instead of 1023 others.
static const std::size_t rounds_of_1024 = 10;
// #endregion
#else
// #region task
// With whom a rank talks in a round, from 0 on. Each tells the other all that
// it has heard. Yours: after the fewest rounds, all have heard of all. Here
// rank r talks to r + 1 or r - 1, in every round.
static std::size_t partner(std::size_t rank, std::size_t) {
  return rank % 2 == 0 ? rank + 1 : rank - 1;
}

// Yours, by hand: how many rounds do 1024 ranks need?
static const std::size_t rounds_of_1024 = 0;
// #endregion
#endif

// The rounds until all have heard of all; more than there are ranks: never.
static std::size_t rounds(std::size_t ranks) {
  std::vector<std::set<std::size_t>> heard;
  for (std::size_t r = 0; r < ranks; ++r) heard.push_back({r});
  const auto all_heard = [&] {
    for (const auto& one : heard)
      if (one.size() < ranks) return false;
    return true;
  };
  std::size_t round = 0;
  for (; !all_heard() && round <= ranks; ++round) {
    const auto before = heard;
    for (std::size_t r = 0; r < ranks; ++r) {
      const auto other = partner(r, round);
      REQUIRE(other < ranks);
      REQUIRE(other != r);
      REQUIRE(partner(other, round) == r);
      heard[r].insert(before[other].begin(), before[other].end());
    }
  }
  return round;
}

TEST_CASE("All hear of all in the fewest rounds") {
  CHECK(rounds(2) == 1);
  CHECK(rounds(4) == 2);
  CHECK(rounds(8) == 3);
  CHECK(rounds(64) == 6);
}

TEST_CASE("The rounds of 1024 ranks were predicted") {
  CHECK(rounds_of_1024 == rounds(1024));
}
