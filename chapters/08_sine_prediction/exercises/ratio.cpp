// How long are Adam's steps, in rates, while a gradient changes?
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#ifdef SOLUTION
// #region solution
// m̂/√v̂ after each of the gradients of one element.
static std::vector<double> ratios(const std::vector<double>& gradients) {
  const double beta1 = 0.9, beta2 = 0.999;
  double m = 0, v = 0, t = 0;
  std::vector<double> all;
  for (const double g : gradients) {
    ++t;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    all.push_back(m / (1 - std::pow(beta1, t)) /
                  std::sqrt(v / (1 - std::pow(beta2, t))));
  }
  return all;
}

// Predicted: m becomes a tenth of the large gradient, √v the root of a
// thousandth of its square. The other two follow from m = -m and from m̂ = g.
static const double always_alike = 1, zigzag = 1.0 / 19, after_a_leap = 3.16;
// #endregion
#else
// #region task
// m̂/√v̂ after each of the gradients of one element.
static std::vector<double> ratios(const std::vector<double>& gradients) {
  std::vector<double> all;
  for (const double g : gradients) all.push_back(g);  // yours
  return all;
}

// Yours, by hand: its last size if all gradients were 1; if they were 1 and -1
// by turns; and if after 10,000 gradients of 1e-6 there comes one of 1.
static const double always_alike = 0, zigzag = 0, after_a_leap = 0;
// #endregion
#endif

TEST_CASE("The ratio is that of Adam and the predictions are right") {
  std::vector<double> alike(10'000, 1), turns(10'000, 1), leap(10'001, 1e-6);
  for (std::size_t k = 0; k < turns.size(); k += 2) turns[k] = -1;
  leap.back() = 1;
  CHECK(ratios(alike).front() == doctest::Approx(1));
  CHECK(ratios({1, 3}).back() == doctest::Approx(0.9178).epsilon(1e-4));
  CHECK(std::abs(ratios(alike).back()) ==
        doctest::Approx(always_alike).epsilon(0.01));
  CHECK(std::abs(ratios(turns).back()) ==
        doctest::Approx(zigzag).epsilon(0.01));
  CHECK(std::abs(ratios(leap).back()) ==
        doctest::Approx(after_a_leap).epsilon(0.01));
}
