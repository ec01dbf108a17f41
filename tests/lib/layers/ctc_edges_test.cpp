// Where numbers end: no alignment, no probability, and many steps.
#include <doctest/doctest.h>

#include <cmath>

#include "ctc_case.hpp"

using lstm::ctc_loss, lstm::CtcTrace, lstm::Labelling, lstm::Lengths,
    lstm::Sequence;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

// The logarithm of n choose k.
double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

// 1 2 3 1 2 3 ...
Labelling counting(std::size_t L) {
  Labelling labels(L);
  for (std::size_t n = 0; n < L; ++n) labels[n] = static_cast<int>(n % 3) + 1;
  return labels;
}

}  // namespace

TEST_CASE("where a sample has no alignment the others keep their gradients") {
  const auto z = drawn(3, 3, 3, 3);
  Sequence<double> dz, alone;
  CtcTrace<double> trace;
  const Lengths lengths = {3, 2, 0};
  const auto loss = ctc_loss({z, lengths}, {{1, 2}, {2, 2}, {1}}, dz, trace);
  CHECK(loss.sum == infinity);
  CHECK(loss.count == 3);
  CHECK(all_zero(xt::view(dz, xt::all(), xt::all(), xt::range(1, 3))));
  loss_of<double>(xt::view(z, xt::all(), xt::all(), xt::range(0, 1)), {1, 2},
                  alone);
  CHECK(xt::view(dz, xt::all(), xt::all(), xt::range(0, 1)) == alone);
}

TEST_CASE_TEMPLATE("classes that are forbidden make no NaN", Scalar, float,
                   double) {
  const auto no = -std::numeric_limits<Scalar>::infinity();
  // Two steps, the first of which cannot be the label.
  Sequence<Scalar> z = {{{0}, {no}, {0}}, {{0}, {0}, {0}}}, dz;
  CHECK(loss_of(z, {1}, dz) == doctest::Approx(std::log(6)).epsilon(1e-12));
  const Sequence<Scalar> expected = {
      {{Scalar(-0.5)}, {0}, {Scalar(0.5)}},
      {{Scalar(1.0 / 3)}, {Scalar(-2.0 / 3)}, {Scalar(1.0 / 3)}}};
  CHECK(xt::amax(xt::abs(dz - expected))() <= 1e-6);
  // Neither can.
  z(1, 1, 0) = no;
  CHECK(loss_of(z, {1}, dz) == infinity);
  CHECK(xt::all(xt::equal(dz, Scalar(0))));
}

TEST_CASE_TEMPLATE("probabilities that no number holds make no NaN", Scalar,
                   float, double) {
  Sequence<Scalar> z = xt::zeros<Scalar>({3, 3, 1}), dz;
  for (std::size_t t = 0; t < 3; ++t) {
    z(t, 0, 0) = Scalar(-1e4);
    z(t, 1, 0) = Scalar(-1e4);
  }
  // Three steps of e to -10000 each, six ways to say the label.
  CHECK(loss_of(z, {1}, dz) ==
        doctest::Approx(3e4 - std::log(6)).epsilon(1e-12));
  for (std::size_t t = 0; t < 3; ++t) {
    // In the middle step four of the six ways say it, elsewhere three.
    const double share = t == 1 ? 4.0 / 6 : 3.0 / 6;
    CHECK(double{dz(t, 1, 0)} == doctest::Approx(-share).epsilon(1e-6));
    CHECK(double{dz(t, 0, 0)} == doctest::Approx(share - 1).epsilon(1e-6));
    CHECK(dz(t, 2, 0) == 1);
  }
}

TEST_CASE("NaN in a logit does not pass for what is forbidden") {
  for (std::size_t t = 0; t < 4; ++t) {
    auto z = drawn(4, 3, 1, 4);
    Sequence<double> dz;
    z(t, 1, 0) = nan_;
    CHECK(std::isnan(loss_of(z, {1, 2}, dz)));
  }
}

TEST_CASE_TEMPLATE("two thousand steps do not underflow", Scalar, float,
                   double) {
  // Where all classes are equally likely, labels of which no neighbours are
  // equal have T + L choose 2 L ways.
  const std::size_t T = 2000, L = 100;
  Sequence<Scalar> z = xt::zeros<Scalar>({T, std::size_t{4}, std::size_t{1}});
  Sequence<Scalar> dz;
  const double expected =
      T * std::log(4.0) - log_choose(double(T + L), double(2 * L));
  CHECK(loss_of(z, counting(L), dz) ==
        doctest::Approx(expected).epsilon(1e-11));
  double most = 0, largest_sum = 0;
  for (std::size_t t = 0; t < T; ++t) {
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      sum += double{dz(t, k, 0)};
      most = std::max(most, std::abs(double{dz(t, k, 0)}));
    }
    largest_sum = std::max(largest_sum, std::abs(sum));
  }
  CHECK(most > 0.1);
  CHECK(most < 1);
  CHECK(largest_sum <= (std::is_same_v<Scalar, float> ? 1e-6 : 1e-9));
}
