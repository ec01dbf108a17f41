// Ranks share the shards of a batch: what is added to what?
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

using Numbers = std::vector<float>;

#ifdef SOLUTION
// #region solution
// The gradients are cut, not the shards: a rank has all shards of its part, and
// adds them up from the first to the last, as one rank alone does.
static Numbers part(const std::vector<Numbers>& shards, std::size_t ranks,
                    std::size_t r) {
  const std::size_t all = shards[0].size();
  Numbers sums;
  for (std::size_t j = r * all / ranks; j < (r + 1) * all / ranks; ++j) {
    float sum = 0;
    for (const auto& shard : shards) sum += shard[j];
    sums.push_back(sum);
  }
  return sums;
}

// Of 8 shards the parts of 7 others, and 7 times its part of the sums; a part
// is an eighth of 4 million bytes.
static const double millions_of_bytes = (8 + 1) * 7 * 4 / 8.0;
// Of one sum the parts of 7 others, and the same again.
static const double with_own_sums = (1 + 1) * 7 * 4 / 8.0;
// #endregion
#else
// #region task
// What rank r of so many adds up of the gradients of all shards. The parts of
// all ranks, one behind the other, are the sum. Yours: it is the sum that one
// rank alone would have, to the last bit, and no rank adds up more numbers than
// another, but for one. Here rank 0 does it all.
static Numbers part(const std::vector<Numbers>& shards, std::size_t,
                    std::size_t r) {
  if (r > 0) return {};
  Numbers sums(shards[0].size());
  for (const auto& shard : shards)
    for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += shard[j];
  return sums;
}

// Yours, by hand: a network has a million parameters, four bytes each, and 8
// ranks share 64 shards. How many millions of bytes does a rank send in a step,
// first parts and then sums? And how many where each first adds up its own
// shards?
static const double millions_of_bytes = 0, with_own_sums = 0;
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

TEST_CASE("The sum is that of one rank, to the last bit, and shared") {
  for (const std::size_t n : {1u, 8u, 13u}) {
    const auto shards = made(n, 10);
    Numbers expected(10);
    for (const auto& shard : shards)
      for (std::size_t j = 0; j < 10; ++j) expected[j] += shard[j];
    for (const std::size_t ranks : {1u, 2u, 4u, 7u, 12u}) {
      Numbers sum;
      for (std::size_t r = 0; r < ranks; ++r) {
        const auto sums = part(shards, ranks, r);
        CHECK(sums.size() <= (10 + ranks - 1) / ranks);
        sum.insert(sum.end(), sums.begin(), sums.end());
      }
      CHECK(sum == expected);
    }
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
  CHECK(with_own_sums == doctest::Approx(parts / 8 + sums));
}
