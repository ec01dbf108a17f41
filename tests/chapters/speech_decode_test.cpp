#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "18_speech/decode.hpp"
#include "alignments.hpp"
#include "bad_input.hpp"
#include "random_tensors.hpp"

using lstm::Labelling, lstm::Lengths, lstm::Sequence;
using speech::greedy, speech::prefix_beam;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Sequence<double> drawn(std::size_t T, std::size_t K, std::size_t B,
                       std::uint64_t seed) {
  lstm::Random random(seed);
  Sequence<double> z({T, K, B}), log_y;
  fill_normal(z, random);
  lstm::log_softmax<double>(z, log_y);
  return log_y;
}

// One sample whose step t is surely classes[t].
Sequence<double> sure(const std::vector<int>& classes, std::size_t K) {
  Sequence<double> log_y({classes.size(), K, std::size_t{1}});
  log_y.fill(-infinity);
  for (std::size_t t = 0; t < classes.size(); ++t)
    log_y(t, static_cast<std::size_t>(classes[t]), 0) = 0;
  return log_y;
}

// The probabilities of all labels of the first sample, over all alignments.
std::map<Labelling, double> probabilities(const Sequence<double>& log_y) {
  std::map<Labelling, double> p;
  for_each_alignment(log_y, [&](const std::vector<int>& alignment, double one) {
    p[said_by(alignment)] += one;
  });
  return p;
}

}  // namespace

TEST_CASE("repeated classes are one label unless a blank is between them") {
  const auto log_y = sure({0, 1, 1, 0, 1, 2, 2, 0}, 3);
  CHECK(greedy(log_y, 0) == Labelling{1, 1, 2});
  const auto found = prefix_beam(log_y, 0, 5);
  REQUIRE(found.size() == 1);
  CHECK(found[0].labels == Labelling{1, 1, 2});
  CHECK(found[0].log_p == 0);
}

TEST_CASE("of equally likely classes the first is taken") {
  auto log_y = sure({0, 1}, 3);
  log_y(0, 2, 0) = log_y(1, 2, 0) = 0;
  CHECK(greedy(log_y, 0) == Labelling{1});
}

TEST_CASE("the likeliest labels need not be those of the best path") {
  // Two steps of a blank at 0.6 and a label at 0.4: two blanks have 0.36, the
  // label's three alignments 0.16 + 0.24 + 0.24.
  const double no = std::log(0.6), yes = std::log(0.4);
  const Sequence<double> log_y = {{{no}, {yes}}, {{no}, {yes}}};
  CHECK(greedy(log_y, 0).empty());
  const auto found = prefix_beam(log_y, 0, 2);
  REQUIRE(found.size() == 2);
  CHECK(found[0].labels == Labelling{1});
  CHECK(found[0].log_p == doctest::Approx(std::log(0.64)).epsilon(1e-14));
  CHECK(found[1].labels.empty());
  CHECK(found[1].log_p == doctest::Approx(std::log(0.36)).epsilon(1e-14));
  // With one beginning, the blank is all that is left of the first step.
  const auto narrow = prefix_beam(log_y, 0, 1);
  REQUIRE(narrow.size() == 1);
  CHECK(narrow[0].labels.empty());
}

TEST_CASE("a wide beam finds all labels and what all alignments give them") {
  std::uint64_t seed = 0;
  for (const std::size_t K : {2u, 3u, 4u})
    for (const std::size_t T : {1u, 2u, 3u, 5u}) {
      const auto log_y = drawn(T, K, 1, ++seed);
      const auto right = probabilities(log_y);
      const auto found = prefix_beam(log_y, 0, 10'000);
      CAPTURE(K);
      CAPTURE(T);
      REQUIRE(found.size() == right.size());
      for (std::size_t n = 0; n < found.size(); ++n) {
        const double p = right.at(found[n].labels);
        CHECK(std::abs(std::exp(found[n].log_p) - p) <= 1e-12);
        if (n > 0) CHECK(found[n].log_p <= found[n - 1].log_p);
      }
    }
}

TEST_CASE("a beam is as wide as it is told") {
  const auto log_y = drawn(6, 4, 1, 1);
  CHECK(prefix_beam(log_y, 0, 3).size() == 3);
  // What is lost on the way can only make labels less likely.
  const auto right = probabilities(log_y);
  for (const auto& [labels, log_p] : prefix_beam(log_y, 0, 3))
    CHECK(std::exp(log_p) <= right.at(labels) + 1e-12);
}

TEST_CASE("what is decoded ends where the sample does") {
  const Sequence<double> one = sure({1, 0, 2, 2}, 3);
  const Lengths two = {2}, none = {0};
  CHECK(greedy({one, two}, 0) == Labelling{1});
  CHECK(prefix_beam({one, two}, 0, 4)[0].labels == Labelling{1});
  CHECK(greedy({one, none}, 0).empty());
  CHECK(prefix_beam({one, none}, 0, 4)[0].log_p == 0);
}

TEST_CASE("each sample is decoded by itself") {
  const auto both = drawn(9, 3, 2, 2);
  for (std::size_t b = 0; b < 2; ++b) {
    const Sequence<double> alone =
        xt::view(both, xt::all(), xt::all(), xt::range(b, b + 1));
    CHECK(greedy(both, b) == greedy(alone, 0));
    const auto a = prefix_beam(both, b, 8), c = prefix_beam(alone, 0, 8);
    CHECK(a[0].labels == c[0].labels);
    CHECK(a[0].log_p == c[0].log_p);
  }
  CHECK(greedy(both, 0) != greedy(both, 1));
}

TEST_CASE("the beam and the loss say the same of the same labels") {
  lstm::Random random(3);
  Sequence<double> z({6, 4, 1}), dz;
  fill_normal(z, random);
  lstm::CtcTrace<double> trace;
  lstm::ctc_loss(z, {{1}}, dz, trace);
  const auto log_y = trace.log_y;
  for (const auto& [labels, log_p] : prefix_beam(log_y, 0, 100'000)) {
    const double loss = lstm::ctc_loss(z, {labels}, dz, trace).sum;
    CHECK(std::abs(loss + log_p) <= 1e-12);
  }
}

BAD_INPUT("a beam without any width") {
  CHECK_THROWS_WITH_AS(prefix_beam(sure({1}, 2), 0, 0),
                       "a beam is 0 wide, expected 1 or more",
                       std::invalid_argument);
}
