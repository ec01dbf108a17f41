// What follows a letter, when the text shows only some of what can?
#include <doctest/doctest.h>

#include <set>
#include <string>

#ifdef SOLUTION
// #region solution
// Witten and Bell's p(x|c) after one letter: N times c was followed by
// something, T different letters did follow, and so T / (N + T) is left for
// what may come besides.
static double probability(const std::string& text, char c, char x, int V) {
  double N = 0, Nx = 0, all = 0;
  std::set<char> after, letters(text.begin(), text.end());
  for (std::size_t k = 0; k < text.size(); ++k) {
    all += text[k] == x;
    if (k == 0 || text[k - 1] != c) continue;
    ++N;
    Nx += text[k] == x;
    after.insert(text[k]);
  }
  const double n = double(text.size()), t = double(letters.size());
  const double without = (all + t / V) / (n + t);
  const double T = double(after.size());
  return N == 0 ? without : (Nx + T * without) / (N + T);
}
// #endregion
#else
// #region task
// How often x follows c in the text, over how often anything does. It is 0 for
// what the text does not show. Yours: Witten and Bell's p(x|c), which falls
// back on p(x), which falls back on 1/V.
static double probability(const std::string& text, char c, char x, int) {
  double N = 0, Nx = 0;
  for (std::size_t k = 1; k < text.size(); ++k) {
    N += text[k - 1] == c;
    Nx += text[k - 1] == c && text[k] == x;
  }
  return N == 0 ? 0 : Nx / N;
}
// #endregion
#endif

// In "abracadabra", of 11 letters and 5 different ones, a is followed by b, c,
// d and b: N = 4 and T = 3.
TEST_CASE("What was never seen has its share and all shares are 1") {
  const std::string text = "abracadabra";
  const double a = (5 + 5.0 / 26) / 16, b = (2 + 5.0 / 26) / 16;
  CHECK(probability(text, 'a', 'b', 26) == doctest::Approx((2 + 3 * b) / 7));
  CHECK(probability(text, 'a', 'a', 26) == doctest::Approx(3 * a / 7));
  CHECK(probability(text, 'q', 'a', 26) == doctest::Approx(a));
  double sum = 0;
  for (char x = 'a'; x <= 'z'; ++x) sum += probability(text, 'a', x, 26);
  CHECK(sum == doctest::Approx(1));
}
