// What does a temperature do to the probabilities of the next letter?
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#ifdef SOLUTION
// #region solution
// The softmax of z / temperature. The largest logit is taken from all of them,
// so that no e^z is too large for a double.
static std::vector<double> probabilities(std::vector<double> z,
                                         double temperature) {
  const double most = *std::max_element(z.begin(), z.end());
  double sum = 0;
  for (double& k : z) sum += k = std::exp((k - most) / temperature);
  for (double& k : z) k /= sum;
  return z;
}

// Odds of 9 to 1 are e^(difference of the logits). A temperature τ takes the
// τ-th root of them: 3 to 1 is the second root, 81 to 1 the half-th.
static const double three_to_one = 2, eighty_one_to_one = 0.5;
// #endregion
#else
// #region task
// The softmax of z / temperature.
static std::vector<double> probabilities(std::vector<double> z, double) {
  return z;  // yours
}

// Yours, by hand: two letters have odds of 9 to 1 at temperature 1. At which
// are they 3 to 1, and at which 81 to 1?
static const double three_to_one = 1, eighty_one_to_one = 1;
// #endregion
#endif

TEST_CASE("Temperatures sharpen and flatten and the predictions are right") {
  const std::vector<double> z = {std::log(9), 0};
  CHECK(probabilities(z, 1)[0] == doctest::Approx(0.9));
  CHECK(probabilities(z, three_to_one)[0] == doctest::Approx(0.75));
  CHECK(probabilities(z, eighty_one_to_one)[0] == doctest::Approx(81.0 / 82));
  CHECK(probabilities({1000, 1000, 0}, 1)[1] == doctest::Approx(0.5));
}
