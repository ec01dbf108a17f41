#include "lstm/layers/cross_entropy.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "random_tensors.hpp"

using lstm::cross_entropy, lstm::Labels, lstm::Matrix, lstm::no_label,
    lstm::Sequence;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

// The loss of one sample in one step, by the formula as it stands.
double plain(const Sequence<double>& z, std::size_t t, std::size_t b,
             int label) {
  double sum = 0;
  for (std::size_t k = 0; k < z.shape(1); ++k) sum += std::exp(z(t, k, b));
  return std::log(sum) - z(t, static_cast<std::size_t>(label), b);
}

template <class Tensor>
bool same_bits(const Tensor& a, const Tensor& b) {
  return a.shape() == b.shape() &&
         std::memcmp(a.data(), b.data(),
                     a.size() * sizeof(typename Tensor::value_type)) == 0;
}

}  // namespace

TEST_CASE("a cross-entropy done by hand") {
  // Probabilities of 1/4 and 3/4.
  const Sequence<double> z = {{{0}, {std::log(3)}}};
  Sequence<double> dz;
  const auto loss = cross_entropy(z, {{0}}, dz);
  CHECK(loss.sum == doctest::Approx(std::log(4)).epsilon(1e-15));
  CHECK(loss.count == 1);
  CHECK(dz(0, 0, 0) == doctest::Approx(-0.75).epsilon(1e-15));
  CHECK(dz(0, 1, 0) == doctest::Approx(0.75).epsilon(1e-15));
}

TEST_CASE_TEMPLATE("the softmax is that of the formula in every column", Scalar,
                   float, double) {
  for (std::size_t B = 1; B <= 130; ++B) {
    lstm::Random random(B);
    Matrix<Scalar> z({5, B});
    fill_normal(z, random, 3);
    const auto p = lstm::softmax(z);
    double largest = 0;
    for (std::size_t b = 0; b < B; ++b) {
      double sum = 0;
      for (std::size_t k = 0; k < 5; ++k) sum += std::exp(double{z(k, b)});
      for (std::size_t k = 0; k < 5; ++k)
        largest = std::max(largest, std::abs(double{p(k, b)} -
                                             std::exp(double{z(k, b)}) / sum));
    }
    CHECK(largest <= 4 * double{std::numeric_limits<Scalar>::epsilon()});
  }
}

TEST_CASE_TEMPLATE("the softmax of a sequence is that of each step", Scalar,
                   float, double) {
  lstm::Random random(2);
  Sequence<Scalar> z({3, 4, 70}), p;
  fill_normal(z, random);
  z(1, 2, 69) = static_cast<Scalar>(-infinity);
  lstm::softmax(z, p);
  CHECK(p(1, 2, 69) == 0);
  for (std::size_t t = 0; t < 3; ++t) {
    const Matrix<Scalar> z_t = lstm::at(z, t), p_t = lstm::at(p, t);
    CHECK(same_bits(p_t, lstm::softmax(z_t)));
  }
  lstm::softmax(z, z);
  CHECK(same_bits(z, p));
  z.resize({3, 0, 70});
  CHECK_THROWS_WITH_AS(lstm::softmax(z, p),
                       "logits has shape [3, 0, 70], expected no extent of 0",
                       lstm::ShapeError);
}

TEST_CASE(
    "loss and gradient are those of the formula, for any number of samples") {
  for (std::size_t B = 1; B <= 130; ++B) {
    lstm::Random random(B);
    Sequence<double> z({2, 7, B}), dz;
    fill_normal(z, random, 2);
    Labels labels({2, B});
    for (auto& label : labels) label = static_cast<int>(random.below(8)) - 1;
    Sequence<double> slopes = xt::zeros<double>(z.shape());
    double expected = 0, count = 0;
    for (std::size_t t = 0; t < 2; ++t)
      for (std::size_t b = 0; b < B; ++b) {
        if (labels(t, b) == no_label) continue;
        expected += plain(z, t, b, labels(t, b)), ++count;
        for (int k = 0; k < 7; ++k)
          slopes(t, static_cast<std::size_t>(k), b) =
              std::exp(-plain(z, t, b, k)) - (k == labels(t, b));
      }
    const auto loss = cross_entropy(z, labels, dz);
    CAPTURE(B);
    CHECK(loss.count == count);
    CHECK(std::abs(loss.sum - expected) <= 1e-13 * std::max(1.0, expected));
    CHECK(xt::amax(xt::abs(dz - slopes))() <= 1e-14);
  }
}

TEST_CASE_TEMPLATE("large logits, and classes that are forbidden", Scalar,
                   float, double) {
  const auto no = -std::numeric_limits<Scalar>::infinity();
  // Register by register, and what is left over.
  for (const std::size_t B : {1u, 3u, 16u, 21u}) {
    Sequence<Scalar> z({1, 3, B}), dz;
    Labels labels({1, B});
    labels.fill(2);
    const auto set = [&](std::size_t k, Scalar value) {
      xt::view(z, 0, k, xt::all()) = value;
    };
    set(0, Scalar(1e4)), set(1, Scalar(-1e4)), set(2, Scalar(-1e4));
    CHECK(cross_entropy(z, labels, dz).mean() == Scalar(2e4));
    for (std::size_t b = 0; b < B; ++b) {
      CHECK(dz(0, 0, b) == 1);
      CHECK(dz(0, 1, b) == 0);
      CHECK(dz(0, 2, b) == -1);
    }
    set(0, no), set(1, Scalar(5)), set(2, Scalar(5));
    CHECK(cross_entropy(z, labels, dz).mean() ==
          doctest::Approx(std::log(2)).epsilon(1e-6));
    const auto p = lstm::softmax<Scalar>(xt::view(z, 0));
    for (std::size_t b = 0; b < B; ++b) {
      CHECK(p(0, b) == 0);
      CHECK(p(1, b) == Scalar(0.5));
      CHECK(dz(0, 0, b) == 0);
      CHECK(dz(0, 1, b) == Scalar(0.5));
    }
  }
}

TEST_CASE("a right class that is forbidden costs infinitely much") {
  const Sequence<double> z = {{{-infinity}, {0}}};
  Sequence<double> dz;
  CHECK(cross_entropy(z, {{0}}, dz).sum == infinity);
}

TEST_CASE("what has no label changes no bit") {
  lstm::Random random(3);
  Sequence<double> z({3, 4, 21}), dz;
  fill_normal(z, random);
  Labels labels({3, 21});
  for (auto& label : labels) label = static_cast<int>(random.below(5)) - 1;
  const auto loss = cross_entropy(z, labels, dz);
  for (const double other : {nan_, infinity, -infinity, 1e300}) {
    auto padded = z;
    Sequence<double> padded_dz;
    for (std::size_t t = 0; t < 3; ++t)
      for (std::size_t b = 0; b < 21; ++b)
        if (labels(t, b) == no_label) xt::view(padded, t, xt::all(), b) = other;
    const auto same = cross_entropy(padded, labels, padded_dz);
    CHECK(same.sum == loss.sum);
    CHECK(same.count == loss.count);
    CHECK(same_bits(padded_dz, dz));
  }
}

TEST_CASE("with no labels at all there is nothing to divide by") {
  Sequence<double> z = xt::zeros<double>({1, 2, 3}), dz;
  const auto loss = cross_entropy(z, {{no_label, no_label, no_label}}, dz);
  CHECK(loss.sum == 0);
  CHECK(loss.count == 0);
  CHECK(std::isnan(loss.mean()));
  CHECK(xt::all(xt::equal(dz, 0)));
}

TEST_CASE("a class counts by its weight, and not at all with 0") {
  const Sequence<double> z = {{{0, 0, nan_}, {std::log(3), std::log(3), 0}}};
  Sequence<double> dz, one;
  const auto loss = cross_entropy(z, {{0, 1, 1}}, dz, {2, 0});
  CHECK(loss.sum == doctest::Approx(2 * std::log(4)).epsilon(1e-15));
  CHECK(loss.count == 2);
  CHECK(dz(0, 0, 0) == doctest::Approx(-1.5).epsilon(1e-15));
  CHECK(xt::all(xt::equal(xt::view(dz, 0, xt::all(), xt::range(1, 3)), 0)));
}

TEST_CASE("a binary cross-entropy done by hand") {
  const Matrix<double> z = {{0, std::log(3), std::log(3), 0}};
  Matrix<double> dz;
  const auto loss = lstm::binary_cross_entropy(z, {{1, 1, 0, 0.25}}, dz);
  CHECK(loss.sum == doctest::Approx(std::log(2) - std::log(0.75) + std::log(4) +
                                    std::log(2))
                        .epsilon(1e-15));
  CHECK(loss.count == 4);
  const Matrix<double> expected = {{-0.5, -0.25, 0.75, 0.25}};
  CHECK(xt::amax(xt::abs(dz - expected))() <= 1e-15);
}

TEST_CASE_TEMPLATE("large logits of a yes or no", Scalar, float, double) {
  const Matrix<Scalar> z = {
      {Scalar(1e4), Scalar(1e4), Scalar(-1e4), Scalar(-1e4), Scalar(-20)}};
  Matrix<Scalar> dz;
  const auto loss = [&](const Matrix<Scalar>& target) {
    return lstm::binary_cross_entropy(z, target, dz).sum;
  };
  // e to -20 is lost beside 1, but not in the loss.
  CHECK(loss({{1, 1, 0, 0, 0}}) ==
        doctest::Approx(std::exp(-20.0)).epsilon(1e-6).scale(0));
  CHECK(dz(0, 0) == 0);
  CHECK(dz(0, 2) == 0);
  CHECK(loss({{0, 1, 1, 0, 0}}) == doctest::Approx(2e4).epsilon(1e-12));
  CHECK(dz(0, 0) == 1);
  CHECK(dz(0, 2) == -1);
}

TEST_CASE("an answer that is certain costs nothing or infinitely much") {
  const Matrix<double> z = {{infinity, -infinity}};
  Matrix<double> dz;
  CHECK(lstm::binary_cross_entropy(z, {{1, 0}}, dz).sum == 0);
  CHECK(dz == Matrix<double>{{0, 0}});
  CHECK(lstm::binary_cross_entropy(z, {{0, 1}}, dz).sum == infinity);
  CHECK(dz == Matrix<double>{{1, -1}});
}

TEST_CASE("parts are added up before they are divided") {
  lstm::Summed<float> all{3, 2};
  all += {1, 6};
  CHECK(all.mean() == 0.5);
}
