// Ranks share the shards of a batch: what is added to what?
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using Numbers = std::vector<float>;

#ifdef SOLUTION
// #region solution
// A rank adds up one part of the gradients, but of all shards, in their order.
// Whose part it is changes no sum.
static Numbers sum(const std::vector<Numbers>& shards, std::size_t ranks) {
  const std::size_t all = shards[0].size();
  Numbers total(all);
  for (std::size_t r = 0; r < ranks; ++r)
    for (std::size_t j = r * all / ranks; j < (r + 1) * all / ranks; ++j)
      for (const auto& shard : shards) total[j] += shard[j];
  return total;
}

// 8 of the 64 shards, and once the sums, 7/8 of 4 million bytes each.
static const double millions_of_bytes = (8 + 1) * 7.0 / 8 * 4;
// Its own sum, and once the sums.
static const double with_sums_of_ranks = 2 * 7.0 / 8 * 4;
// #endregion
#else
// #region task
// The sum of the gradients of all shards, which so many ranks have computed.
// Each rank adds up its own shards, and then the sums of the ranks are added
// up: other numbers of ranks have other last digits. Yours: the same bits for
// any number of ranks, which still share the work.
static Numbers sum(const std::vector<Numbers>& shards, std::size_t ranks) {
  const std::size_t n = shards.size();
  Numbers total(shards[0].size());
  for (std::size_t r = 0; r < ranks; ++r) {
    Numbers own(total.size());
    for (std::size_t k = r * n / ranks; k < (r + 1) * n / ranks; ++k)
      for (std::size_t j = 0; j < own.size(); ++j) own[j] += shards[k][j];
    for (std::size_t j = 0; j < own.size(); ++j) total[j] += own[j];
  }
  return total;
}

// Yours, by hand: a network has a million parameters, four bytes each. 8 ranks
// share 64 shards. How many millions of bytes does a rank send in a step? And
// how many where each rank adds up its own shards first?
static const double millions_of_bytes = 0, with_sums_of_ranks = 0;
// #endregion
#endif

static std::vector<Numbers> made(std::size_t n, std::size_t size) {
  std::vector<Numbers> shards(n, Numbers(size));
  unsigned state = 1;
  for (auto& shard : shards)
    for (float& d : shard) {
      state = state * 1664525u + 1013904223u;
      d = static_cast<float>(state >> 8) * 0x1p-24f - 0.5f;
    }
  return shards;
}

TEST_CASE("The sum is that of one rank, to the last bit") {
  for (const std::size_t n : {1u, 8u, 13u}) {
    const auto shards = made(n, 10);
    Numbers expected(10);
    for (const auto& shard : shards)
      for (std::size_t j = 0; j < 10; ++j) expected[j] += shard[j];
    for (const std::size_t ranks : {1u, 2u, 4u, 7u, 12u})
      CHECK(sum(shards, ranks) == expected);
  }
}

// Rank 3 of 8 has shards 24 to 31, and sends of each the seven parts that
// others add up; then it sends its part of the sums to the seven others.
TEST_CASE("The bytes were predicted") {
  double parts = 0, sums = 0;
  for (int other = 0; other < 8; ++other)
    if (other != 3) {
      for (int k = 24; k < 32; ++k) parts += 4 / 8.0;
      sums += 4 / 8.0;
    }
  CHECK(millions_of_bytes == doctest::Approx(parts + sums));
  CHECK(with_sums_of_ranks == doctest::Approx(parts / 8 + sums));
}
