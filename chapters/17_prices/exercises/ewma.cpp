// How wild will the next days be? The oldest answer, and how far it looks back.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;  // |r| of one day after another

#ifdef SOLUTION
// #region solution
// One number is enough to remember them all.
static Numbers ewma(const Numbers& size, double lambda) {
  Numbers said(size.size());
  for (std::size_t t = 0; t < size.size(); ++t)
    said[t] =
        t == 0 ? size[0] : lambda * said[t - 1] + (1 - lambda) * size[t - 1];
  return said;
}

// What is more than k days old has the weight λ^k.
static double days_for_half(double lambda) {
  return std::log(0.5) / std::log(lambda);
}

// A forget gate of λ and an input gate of 1 - λ.
static const double forget_gate = 0.94, input_gate = 0.06;
// #endregion
#else
// #region task
// What is said of day t: a mean of |r| of the days before it, in which the
// weights fall by lambda from each day to the one before. Of day 0, to have
// something, its own |r|. Yours: this is yesterday's alone.
static Numbers ewma(const Numbers& size, double) {
  Numbers said = {size[0]};
  for (std::size_t t = 1; t < size.size(); ++t) said.push_back(size[t - 1]);
  return said;
}

// Yours: after how many days those before them have half of all weight.
static double days_for_half(double) {
  return 1;
}

// Yours, by hand: the gates of a cell that does this for lambda = 0.94, where
// its candidate is |r|.
static const double forget_gate = 0, input_gate = 0;
// #endregion
#endif

TEST_CASE("The mean is the one by hand") {
  const auto said = ewma({4, 8, 0, 2}, 0.5);
  CHECK(said[1] == doctest::Approx(4));
  CHECK(said[2] == doctest::Approx(6));
  CHECK(said[3] == doctest::Approx(3));
  CHECK(ewma({5, 1, 1}, 1)[2] == doctest::Approx(5));
}

TEST_CASE("What is said of a day knows nothing of it") {
  const auto one = ewma({1, 2, 3, 4}, 0.9), other = ewma({1, 2, 3, 9}, 0.9);
  CHECK(one[3] == other[3]);
  CHECK(one[3] != doctest::Approx(ewma({1, 2, 9, 4}, 0.9)[3]));
}

TEST_CASE("Half of a shock is forgotten when it was said") {
  Numbers size(60, 0);
  size[9] = 1;
  for (const double lambda : {0.8, 0.94}) {
    const auto said = ewma(size, lambda);
    const auto days = days_for_half(lambda);
    CHECK(std::pow(lambda, days) == doctest::Approx(0.5));
    const auto later = 10 + static_cast<std::size_t>(std::ceil(days));
    CHECK(said[later] < said[10] / 2);
    CHECK(said[later - 1] >= said[10] / 2);
  }
}

TEST_CASE("A cell of two gates is the same") {
  const Numbers size = {0.3, 1.2, 0.1, 0.8, 2.5};
  const auto said = ewma(size, 0.94);
  double cell = size[0];
  for (std::size_t t = 1; t < size.size(); ++t) {
    cell = forget_gate * cell + input_gate * size[t - 1];
    CHECK(said[t] == doctest::Approx(cell));
  }
}
