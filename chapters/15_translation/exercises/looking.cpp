// Scores of many numbers: what does dividing them by √n save?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <vector>

using Numbers = std::vector<double>;
using Steps = std::vector<Numbers>;  // h[s] of n numbers

static double dot(const Numbers& a, const Numbers& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

static Numbers softmax(Numbers e) {
  double sum = 0;
  for (double& score : e) sum += score = std::exp(score);
  for (double& score : e) score /= sum;
  return e;
}

#ifdef SOLUTION
// #region solution
static Numbers weights(const Steps& h, const Numbers& q) {
  Numbers e;
  for (const auto& h_s : h) e.push_back(dot(h_s, q) / std::sqrt(q.size()));
  return softmax(e);
}

// What divides the scores divides their gradient once more on its way to q.
static Numbers gradient(const Steps& h, const Numbers& q,
                        const Numbers& dcontext) {
  Numbers dalpha, dq(q.size());
  for (const auto& h_s : h) dalpha.push_back(dot(h_s, dcontext));
  const Numbers alpha = weights(h, q);
  const double mean = dot(alpha, dalpha);
  for (std::size_t s = 0; s < h.size(); ++s)
    for (std::size_t k = 0; k < q.size(); ++k)
      dq[k] += alpha[s] * (dalpha[s] - mean) * h[s][k] / std::sqrt(q.size());
  return dq;
}

// n products of variance 1 have a sum of variance n, so of deviation √n.
static const double plain = 8, scaled = 1;
static const double plain_slope = std::exp(-8) / std::pow(1 + std::exp(-8), 2),
                    scaled_slope = std::exp(-1) / std::pow(1 + std::exp(-1), 2);
// #endregion
#else
// #region task
// The weights of the steps for a query of n numbers. Yours: of scores that are
// divided by √n.
static Numbers weights(const Steps& h, const Numbers& q) {
  Numbers e;
  for (const auto& h_s : h) e.push_back(dot(h_s, q));
  return softmax(e);
}

// The gradient of q from that of the context, the sum of alpha_s h_s.
static Numbers gradient(const Steps&, const Numbers& q, const Numbers&) {
  return Numbers(q.size());  // yours
}

// Yours, by hand: all 64 numbers of q and h are 1 or -1, by tossing a coin.
// What is the standard deviation of a plain score, and of one divided by √n?
static const double plain = 0, scaled = 0;

// Where the scores of two steps are one such deviation apart: the derivative of
// a weight by its own score, alpha (1 - alpha).
static const double plain_slope = 0, scaled_slope = 0;
// #endregion
#endif

TEST_CASE("Weights and the gradient of a query are those by hand") {
  const Steps h = {{1, 1, 1, 1}, {0, 0, 0, 0}};
  const Numbers q(4, std::log(3) / 2);  // scores of 2 log 3, halved, and 0
  CHECK(weights(h, q)[0] == doctest::Approx(0.75));
  CHECK(weights(h, q)[1] == doctest::Approx(0.25));
  for (const double dq : gradient(h, q, {1, 0, 0, 0}))
    CHECK(dq == doctest::Approx(0.75 * 0.25 / 2));
}

TEST_CASE("The gradient of a query agrees with central differences") {
  const Steps h = {{1, -2, 0.5}, {0.3, 1, -1}, {-0.7, 0.2, 2}};
  const Numbers q = {0.4, -0.6, 1.1}, dcontext = {1, 3, -2};
  const auto loss = [&](Numbers there, std::size_t k, double moved) {
    there[k] += moved;
    double sum = 0;
    const Numbers alpha = weights(h, there);
    for (std::size_t s = 0; s < 3; ++s) sum += alpha[s] * dot(h[s], dcontext);
    return sum;
  };
  const double step = 1e-5;
  for (std::size_t k = 0; k < 3; ++k) {
    const double difference =
        (loss(q, k, step) - loss(q, k, -step)) / (2 * step);
    CAPTURE(k);
    CHECK(std::abs(gradient(h, q, dcontext)[k] - difference) < 1e-8);
  }
}

// The score of a step by the weights of it and of one whose score is 0.
static double score(const Numbers& h, const Numbers& q) {
  const Numbers alpha = weights({h, Numbers(q.size())}, q);
  return std::log(alpha[0] / alpha[1]);
}

// As close as this share of the number, however small that is.
static doctest::Approx about(double number, double share) {
  return doctest::Approx(number).epsilon(share).scale(0);
}

static Numbers tossed(std::mt19937& random, double factor = 1) {
  Numbers x(64);
  for (double& number : x) number = random() % 2 == 0 ? -factor : factor;
  return x;
}

TEST_CASE("Scores are as far from 0 as was predicted") {
  const int draws = 4000;
  std::mt19937 random(1);
  double plain_variance = 0, scaled_variance = 0;
  for (int k = 0; k < draws; ++k) {
    // A query that is √64 times as large takes the division back.
    const double large = score(tossed(random), tossed(random, 8));
    const double small = score(tossed(random), tossed(random));
    plain_variance += large * large / draws;
    scaled_variance += small * small / draws;
  }
  CHECK(std::sqrt(plain_variance) == about(plain, 0.05));
  CHECK(std::sqrt(scaled_variance) == about(scaled, 0.05));
}

TEST_CASE("The slope of a weight is the one that was predicted") {
  const auto slope = [](double q) {
    const double alpha = weights({{1}, {0}}, {q})[0];
    return alpha * (1 - alpha);
  };
  CHECK(slope(8) == about(plain_slope, 0.01));
  CHECK(slope(1) == about(scaled_slope, 0.01));
}
