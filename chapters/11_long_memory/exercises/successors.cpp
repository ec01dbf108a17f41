// When is a network right that says which letter of a Reber string comes next?
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

using Numbers = std::vector<double>;  // how active each letter is

#ifdef SOLUTION
// #region solution
// The least active of those that can follow is above the most active of all
// others. What came is one of them, drawn by chance: it says nothing more.
static bool is_right(const Numbers& active, const std::vector<bool>& legal,
                     std::size_t) {
  double least_legal = std::numeric_limits<double>::infinity();
  double most_other = -least_legal;
  for (std::size_t k = 0; k < active.size(); ++k)
    if (legal[k])
      least_legal = std::min(least_legal, active[k]);
    else
      most_other = std::max(most_other, active[k]);
  return least_legal > most_other;
}

// Each choice between two letters halves it; the last letters of a string, and
// the outer one, are no choices for who remembers.
static double chance_to_hit(int choices) {
  double chance = 1;
  for (int n = 0; n < choices; ++n) chance /= 2;
  return chance;
}
// #endregion
#else
// #region task
// How active each letter is, which of them can follow, and the one that came.
// Yours: right are those networks whose most active letters are just those
// that can follow. Now it is asked whether the most active is the one that
// came.
static bool is_right(const Numbers& active, const std::vector<bool>&,
                     std::size_t came) {
  return std::ranges::max_element(active) - active.begin() ==
         static_cast<std::ptrdiff_t>(came);
}

// Yours, by hand: with which chance the best network of all, asked for the
// letter that came, would be right in a whole string of so many choices between
// two letters.
static double chance_to_hit(int) {
  return 1;
}
// #endregion
#endif

TEST_CASE("All letters that can follow are above all others") {
  const std::vector<bool> legal = {true, false, true};
  CHECK(is_right({0.5, 0, 0.5}, legal, 0));
  CHECK(is_right({0.5, 0, 0.5}, legal, 2));
  CHECK(is_right({0.1, 0, 0.9}, legal, 0));
  CHECK(!is_right({0.9, 0.2, 0.1}, legal, 0));
  CHECK(!is_right({0.5, 0.5, 0.5}, legal, 0));
}

TEST_CASE("Where one alone can follow it is the most active") {
  CHECK(is_right({0.2, 0.7, 0.1}, {false, true, false}, 1));
  CHECK(!is_right({0.7, 0.2, 0.1}, {false, true, false}, 1));
}

TEST_CASE("To name the letter that came is luck") {
  CHECK(chance_to_hit(0) == doctest::Approx(1));
  CHECK(chance_to_hit(5) == doctest::Approx(1.0 / 32));
}
