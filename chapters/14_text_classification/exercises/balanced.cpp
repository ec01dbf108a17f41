// A rare class: what does it cost to find more of it?
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;

// How many of 1000 texts have a word, and are of the common or the rare class.
static const std::vector<Numbers> sample = {{800, 20}, {90, 40}, {10, 40}};

#ifdef SOLUTION
// #region solution
// N / (K n) for each of K classes, which has n of the N texts.
static Numbers weights(const Numbers& texts) {
  double N = 0;
  for (const double n : texts) N += n;
  Numbers all;
  for (const double n : texts) all.push_back(N / (double(texts.size()) * n));
  return all;
}

// A text of class k that is found adds 1 / n_k to the sum of the recalls. It is
// of class k with the probability p_k, so naming k adds p_k / n_k on average.
static std::size_t decide(const Numbers& p, const Numbers& shares) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < p.size(); ++k)
    if (p[k] / shares[k] > p[best] / shares[best]) best = k;
  return best;
}

// The second word is taken for the rare class, too.
static const double accuracy = 0.88, mean_recall = (8.0 / 9 + 0.8) / 2;
// #endregion
#else
// #region task
// What a text of each class counts in the loss, N / (K n), from the number of
// texts in each.
static Numbers weights(const Numbers& texts) {
  return Numbers(texts.size(), 1);  // yours
}

// The class of a text with the probabilities p, so that the mean recall is the
// highest, where the classes have these shares of all texts.
static std::size_t decide(const Numbers& p, const Numbers&) {
  const auto most = std::max_element(p.begin(), p.end());  // yours
  return std::size_t(most - p.begin());
}

// Yours, by hand: what your decision reaches on the sample. With the most
// likely class the accuracy is 0.93 and the mean recall 0.694.
static const double accuracy = 0, mean_recall = 0;
// #endregion
#endif

static const Numbers texts = {900, 100}, shares = {0.9, 0.1};

struct Reached {
  double accuracy, mean_recall;
};

// Where the texts with word w are named named[w].
static Reached reach(const std::vector<std::size_t>& named) {
  Reached all{0, 0};
  for (std::size_t w = 0; w < sample.size(); ++w) {
    const double right = sample[w][named[w]];
    all.accuracy += right / 1000;
    all.mean_recall += right / texts[named[w]] / 2;
  }
  return all;
}

TEST_CASE("Weights and decisions are those by hand") {
  CHECK(weights(texts)[0] == doctest::Approx(5.0 / 9));
  CHECK(weights(texts)[1] == doctest::Approx(5));
  CHECK(weights({3, 6, 1})[0] == doctest::Approx(10.0 / 9));
  CHECK(decide({0.5, 0.3, 0.2}, {0.6, 0.3, 0.1}) == 2);
  CHECK(decide({0.8, 0.15, 0.05}, {0.6, 0.3, 0.1}) == 0);
}

TEST_CASE("The most likely class is as good as the task says") {
  CHECK(reach({0, 0, 1}).accuracy == doctest::Approx(0.93));
  CHECK(reach({0, 0, 1}).mean_recall == doctest::Approx(0.694).epsilon(0.001));
}

TEST_CASE("No decision has a higher mean recall and its price was predicted") {
  const Numbers w = weights(texts);
  std::vector<std::size_t> named;
  for (const auto& n : sample) {
    const double all = n[0] + n[1];
    named.push_back(decide({n[0] / all, n[1] / all}, shares));
    // A model of weighted texts has learnt what is decided here.
    CHECK((n[1] * w[1] > n[0] * w[0]) == (named.back() == 1));
  }
  for (std::size_t k = 0; k < 8; ++k)
    CHECK(reach({k & 1, k >> 1 & 1, k >> 2}).mean_recall <=
          reach(named).mean_recall + 1e-12);
  CHECK(reach(named).accuracy == doctest::Approx(accuracy));
  CHECK(reach(named).mean_recall == doctest::Approx(mean_recall));
}
