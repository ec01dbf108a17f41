// A word is said faster or slower: dynamic time warping forgives it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;  // one a frame

#ifdef SOLUTION
// #region solution
// D[i][j] is the least sum of a path that has come to the end of i frames of
// one and of j of the other.
static double distance(const Numbers& a, const Numbers& b) {
  std::vector<Numbers> D(a.size() + 1, Numbers(b.size() + 1, HUGE_VAL));
  D[0][0] = 0;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double d = std::abs(a[i - 1] - b[j - 1]);
      D[i][j] =
          std::min({D[i - 1][j] + d, D[i][j - 1] + d, D[i - 1][j - 1] + 2 * d});
    }
  return D[a.size()][b.size()] / double(a.size() + b.size());
}

// Half as fast, each frame meets its like twice. With its end louder by 1, that
// is 2 of 6 at one speed, and 2 + 1 of 9 at the other. Backwards, the ends are
// 2 apart: 2 · 2 for the first, 2 for the last, and 1 on the way.
static const double slower = 0, louder = 1.0 / 3, slower_and_louder = 1.0 / 3,
                    backwards = 7.0 / 6;
// #endregion
#else
// #region task
// How far apart two tracks are, step by step, as far as both go. Yours: a path
// goes on by a frame in one of them, or in the other, or in both, from before
// the first frames to both last ones. It adds up the distances of the frames
// that it brings together, twice where it goes on in both. The least sum of all
// paths, over the number of frames of both.
static double distance(const Numbers& a, const Numbers& b) {
  const std::size_t length = std::min(a.size(), b.size());
  double sum = 0;
  for (std::size_t t = 0; t < length; ++t) sum += std::abs(a[t] - b[t]);
  return sum / double(length);
}

// Yours, by hand: how far from 1 2 3 is the same at half the speed, 1 1 2 2 3
// 3? How far 1 2 4, and that at half the speed? And how far 3 2 1?
static const double slower = 1, louder = 1, slower_and_louder = 1,
                    backwards = 1;
// #endregion
#endif

// The least sum of all paths that go on from i and j, one by one.
static double least(const Numbers& a, const Numbers& b, std::size_t i,
                    std::size_t j) {
  if (i == a.size() && j == b.size()) return 0;
  double best = HUGE_VAL;
  const auto go = [&](std::size_t in_a, std::size_t in_b) {
    const auto to_i = i + in_a, to_j = j + in_b;
    if (to_i == 0 || to_j == 0 || to_i > a.size() || to_j > b.size()) return;
    const double d = std::abs(a[to_i - 1] - b[to_j - 1]);
    best = std::min(best, double(in_a + in_b) * d + least(a, b, to_i, to_j));
  };
  go(1, 0);
  go(0, 1);
  go(1, 1);
  return best;
}

TEST_CASE("Distances were predicted") {
  const Numbers word = {1, 2, 3};
  CHECK(distance(word, word) == doctest::Approx(0));
  CHECK(distance(word, {1, 1, 2, 2, 3, 3}) == doctest::Approx(slower));
  CHECK(distance(word, {1, 2, 4}) == doctest::Approx(louder));
  CHECK(distance(word, {1, 1, 2, 2, 4, 4}) ==
        doctest::Approx(slower_and_louder));
  CHECK(distance(word, {3, 2, 1}) == doctest::Approx(backwards));
}

TEST_CASE("The least sum of all paths is found") {
  const Numbers tracks[] = {{2},          {0, 3},          {3, 0, 1},
                            {1, 1, 4, 2}, {5, 0, 0, 2, 3}, {0, 4, 1, 5, 1, 2}};
  for (const auto& a : tracks)
    for (const auto& b : tracks)
      CHECK(distance(a, b) ==
            doctest::Approx(least(a, b, 0, 0) / double(a.size() + b.size())));
}

TEST_CASE("Who speaks slowly is understood") {
  const Numbers rises = {1, 3, 4, 2}, stays = {1, 1, 2, 2};
  const Numbers heard = {1, 1, 3, 3, 4, 4, 2, 2};  // rises, slowly
  CHECK(distance(heard, rises) < distance(heard, stays));
}
