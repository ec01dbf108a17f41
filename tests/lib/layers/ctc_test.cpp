#include "lstm/layers/ctc.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "alignments.hpp"
#include "ctc_case.hpp"

using lstm::ctc_loss, lstm::CtcTrace, lstm::Labelling, lstm::Lengths,
    lstm::Sequence;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

// The loss and its gradient, by going through all alignments: of those that say
// the labels, the share that says k at step t is taken from y.
struct ByAlignments {
  double loss;
  Sequence<double> dz;

  ByAlignments(const Sequence<double>& z, const Labelling& labels)
      : dz(xt::zeros<double>(z.shape())) {
    double all = 0;
    Sequence<double> share = dz;
    for_each_alignment(z, [&](const std::vector<int>& alignment, double p) {
      const bool right = said_by(alignment) == labels;
      if (right) all += p;
      for (std::size_t t = 0; t < alignment.size(); ++t) {
        const auto k = static_cast<std::size_t>(alignment[t]);
        dz(t, k, 0) += p;
        if (right) share(t, k, 0) += p;
      }
    });
    loss = -std::log(all);
    dz = all > 0 ? Sequence<double>(dz - share / all)
                 : Sequence<double>(xt::zeros<double>(z.shape()));
  }
};

}  // namespace

TEST_CASE("a connectionist temporal classification done by hand") {
  // Of the four equally likely alignments of two steps three say one label: it
  // and it again, it and a blank, a blank and it.
  const Sequence<double> z = xt::zeros<double>({2, 2, 1});
  Sequence<double> dz;
  CtcTrace<double> trace;
  const auto loss = ctc_loss(z, {{1}}, dz, trace);
  CHECK(loss.sum == doctest::Approx(-std::log(0.75)).epsilon(1e-15));
  CHECK(loss.count == 1);
  for (std::size_t t = 0; t < 2; ++t) {
    CHECK(dz(t, 0, 0) == doctest::Approx(1.0 / 2 - 1.0 / 3).epsilon(1e-14));
    CHECK(dz(t, 1, 0) == doctest::Approx(1.0 / 2 - 2.0 / 3).epsilon(1e-14));
  }
}

TEST_CASE("loss and gradient are those of all alignments") {
  std::size_t checked = 0;
  for (std::size_t K = 2; K <= 4; ++K)
    for (std::size_t T = 1; T <= 5; ++T)
      for (const auto& labels : all_labellings(3, static_cast<int>(K))) {
        const auto z = drawn(T, K, 1, ++checked, 2);
        const ByAlignments right(z, labels);
        Sequence<double> dz;
        const double loss = loss_of(z, labels, dz);
        CAPTURE(K);
        CAPTURE(T);
        CAPTURE(labels.size());
        if (std::isinf(right.loss))
          CHECK(loss == infinity);
        else
          CHECK(std::abs(loss - right.loss) <= 1e-12);
        CHECK(xt::amax(xt::abs(dz - right.dz))() <= 1e-12);
      }
  CHECK(checked == 5 * (4 + 15 + 40));
}

TEST_CASE("labels take a step each, and one more between two equal ones") {
  CHECK(lstm::shortest_steps({}) == 0);
  CHECK(lstm::shortest_steps({1}) == 1);
  CHECK(lstm::shortest_steps({1, 2}) == 2);
  CHECK(lstm::shortest_steps({1, 1}) == 3);
  CHECK(lstm::shortest_steps({1, 1, 1}) == 5);
  CHECK(lstm::shortest_steps({1, 2, 2, 1}) == 5);
}

TEST_CASE("in the fewest steps there is one way and with less there is none") {
  const Labelling labels = {1, 2, 2, 1};
  auto z = drawn(5, 3, 1, 1);
  Sequence<double> log_y, dz;
  lstm::log_softmax<double>(z, log_y);
  double expected = 0;
  for (std::size_t t = 0; t < 5; ++t)
    expected -= log_y(t, std::array{1u, 2u, 0u, 2u, 1u}[t], 0);
  CHECK(loss_of(z, labels, dz) == doctest::Approx(expected).epsilon(1e-14));
  CtcTrace<double> trace;
  const Lengths shorter = {4};
  CHECK(ctc_loss({z, shorter}, {labels}, dz, trace).sum == infinity);
  CHECK(all_zero(dz));
  const Lengths none = {0};
  CHECK(ctc_loss({z, none}, {labels}, dz, trace).sum == infinity);
}

TEST_CASE("without labels all steps are blanks") {
  const auto z = drawn(7, 3, 2, 2);
  Sequence<double> log_y, dz;
  lstm::log_softmax<double>(z, log_y);
  CtcTrace<double> trace;
  const Lengths lengths = {7, 0};
  const auto loss = ctc_loss({z, lengths}, {{}, {}}, dz, trace);
  double expected = 0;
  for (std::size_t t = 0; t < 7; ++t) expected -= log_y(t, 0, 0);
  CHECK(loss.sum == doctest::Approx(expected).epsilon(1e-14));
  CHECK(loss.count == 2);
  CHECK(dz(3, 0, 0) ==
        doctest::Approx(std::exp(log_y(3, 0, 0)) - 1).epsilon(1e-14));
}

TEST_CASE("at every step alpha times beta counts all ways") {
  const auto z = drawn(9, 4, 1, 5);
  Sequence<double> dz;
  CtcTrace<double> trace;
  const double loss = ctc_loss(z, {{1, 3, 3}}, dz, trace).sum;
  CHECK(trace.places == std::vector<std::size_t>{0, 1, 0, 3, 0, 3, 0});
  for (std::size_t t = 0; t < 9; ++t) {
    double p = 0;
    for (std::size_t s = 0; s < 7; ++s)
      p += std::exp(trace.alpha(t, s) + trace.beta(t, s));
    CHECK(p == doctest::Approx(std::exp(-loss)).epsilon(1e-12));
  }
}

TEST_CASE("a batch of different lengths is each sample alone") {
  const Lengths lengths = {12, 5, 1, 9, 0};
  const std::vector<Labelling> labels = {
      {1, 1, 2}, {2}, {3}, {3, 2, 1, 2, 3}, {}};
  auto z = drawn(12, 4, 5, 6);
  for (std::size_t b = 0; b < 5; ++b)
    for (std::size_t t = lengths[b]; t < 12; ++t)
      xt::view(z, t, xt::all(), b) = t % 2 ? nan_ : infinity;
  Sequence<double> dz;
  CtcTrace<double> trace;
  const auto loss = ctc_loss({z, lengths}, labels, dz, trace);
  Sequence<double> expected = xt::zeros<double>(z.shape());
  double sum = 0;
  for (std::size_t b = 0; b < 4; ++b) {
    const Sequence<double> one =
        xt::view(z, xt::range(0, lengths[b]), xt::all(), xt::range(b, b + 1));
    Sequence<double> alone;
    sum += loss_of(one, labels[b], alone);
    for (std::size_t t = 0; t < lengths[b]; ++t)
      for (std::size_t k = 0; k < 4; ++k) expected(t, k, b) = alone(t, k, 0);
  }
  CHECK(loss.sum == sum);
  CHECK(loss.count == 5);
  CHECK(dz == expected);
}

TEST_CASE("what was computed before changes nothing") {
  const auto large = drawn(9, 5, 3, 7), small = drawn(4, 3, 1, 8);
  Sequence<double> dz, fresh;
  CtcTrace<double> trace;
  ctc_loss(large, {{1, 2, 3}, {4, 4}, {}}, dz, trace);
  const double loss = ctc_loss(small, {{2, 1}}, dz, trace).sum;
  CHECK(loss == loss_of(small, {2, 1}, fresh));
  CHECK(dz == fresh);
}

TEST_CASE("floats are counted as doubles") {
  const auto z = drawn<float>(50, 11, 2, 9, 3);
  const Sequence<double> same = xt::cast<double>(z);
  Sequence<float> dz;
  Sequence<double> expected;
  CtcTrace<float> trace;
  CtcTrace<double> exact;
  const std::vector<Labelling> labels = {{1, 10, 10}, {4, 3, 2, 1, 9}};
  CHECK(ctc_loss(z, labels, dz, trace).sum ==
        ctc_loss(same, labels, expected, exact).sum);
  CHECK(xt::amax(xt::abs(dz - expected))() <= 2e-7);
}

TEST_CASE("the logarithm of a softmax stays finite where that is 0") {
  Sequence<double> z = {{{-1e4, 0}, {0, std::log(3)}}}, log_y;
  lstm::log_softmax<double>(z, log_y);
  CHECK(log_y(0, 0, 0) == -1e4);
  CHECK(log_y(0, 1, 0) == 0);
  CHECK(log_y(0, 0, 1) == doctest::Approx(-std::log(4)).epsilon(1e-15));
  CHECK(log_y(0, 1, 1) == doctest::Approx(std::log(0.75)).epsilon(1e-15));
}
