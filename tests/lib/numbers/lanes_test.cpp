#include "lstm/numbers/lanes.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <limits>
#include <vector>

#include "lstm/layers/activations.hpp"
#include "random_tensors.hpp"

using lstm::for_each_lane, lstm::Matrix;

namespace {

template <class Scalar>
Matrix<Scalar> normal(std::size_t n, lstm::Random& random) {
  Matrix<Scalar> z({std::size_t{1}, n});
  fill_normal(z, random);
  return z;
}

// σ(z) tanh(z) of all numbers, in lanes.
template <class Scalar>
Matrix<Scalar> in_lanes(const Matrix<Scalar>& z) {
  Matrix<Scalar> result(z.shape());
  for_each_lane<Scalar>(z.size(), [&](auto lane) {
    using std::tanh;
    const auto pack = lane.load(z.data());
    lane.store(result.data(), lstm::sigmoid(pack) * tanh(pack));
  });
  return result;
}

}  // namespace

TEST_CASE_TEMPLATE("lanes cover every index exactly once", Scalar, float,
                   double, std::complex<double>) {
  for (std::size_t n = 0; n <= 100; ++n) {
    CAPTURE(n);
    std::vector<Scalar> visits(n + 64, Scalar(0));  // 64 behind the end
    for_each_lane<Scalar>(n, [&](auto lane) {
      auto pack = lane.load(visits.data());
      lane.store(visits.data(), pack + decltype(pack)(1));
    });
    for (std::size_t k = 0; k < visits.size(); ++k) {
      CAPTURE(k);
      CHECK(visits[k] == Scalar(k < n ? 1 : 0));
    }
  }
}

// How many numbers a lane has.
template <class Scalar, class Pack>
static std::size_t width(const lstm::Lane<Scalar, Pack>&) {
  if constexpr (std::is_same_v<Scalar, Pack>)
    return 1;
  else
    return Pack::size;
}

TEST_CASE_TEMPLATE("lanes come in order with whole registers first", Scalar,
                   float, double) {
  constexpr std::size_t size = xsimd::batch<Scalar>::size;
  for (const std::size_t n : {0u, 1u, 15u, 16u, 17u, 64u, 67u}) {
    std::size_t next = 0, last = size, whole = 0, single = 0;
    for_each_lane<Scalar>(n, [&](auto lane) {
      CHECK(lane.index == next);
      CHECK(width(lane) <= last);
      last = width(lane);
      next += last;
      whole += last == size;
      single += last == 1;
    });
    CHECK(next == n);
    CHECK(whole == n / size);
    CHECK(single < 16 / sizeof(Scalar));  // the least registers have 16 bytes
  }
}

TEST_CASE_TEMPLATE("a formula in lanes is the same as number by number", Scalar,
                   float, double, std::complex<double>) {
  lstm::Random random(1);
  const double rounding =
      std::is_same_v<Scalar, float>
          ? 8 * double{std::numeric_limits<float>::epsilon()}
          : 8 * std::numeric_limits<double>::epsilon();
  for (std::size_t n = 0; n <= 100; ++n) {
    const auto z = normal<Scalar>(n, random);
    const auto result = in_lanes(z);
    for (std::size_t k = 0; k < n; ++k) {
      const Scalar one(1),
          expected = std::tanh(z(0, k)) / (one + std::exp(-z(0, k)));
      CHECK(std::abs(result(0, k) - expected) <=
            rounding * std::max(1.0, double(std::abs(expected))));
    }
  }
}

TEST_CASE_TEMPLATE("the sigmoid of numbers far from zero is 0 or 1 in lanes",
                   Scalar, float, double) {
  constexpr auto infinity = std::numeric_limits<Scalar>::infinity();
  for (const Scalar far : {Scalar(1000), Scalar(1e30), infinity}) {
    // 35 numbers: whole registers, and single numbers behind them.
    std::vector<Scalar> z(35);
    for (std::size_t k = 0; k < z.size(); ++k) z[k] = k % 2 == 0 ? far : -far;
    for_each_lane<Scalar>(z.size(), [&](auto lane) {
      lane.store(z.data(), lstm::sigmoid(lane.load(z.data())));
    });
    for (std::size_t k = 0; k < z.size(); ++k)
      CHECK(z[k] == Scalar(k % 2 == 0 ? 1 : 0));
  }
}

TEST_CASE_TEMPLATE("what is not a number stays one in lanes", Scalar, float,
                   double) {
  Matrix<Scalar> z({std::size_t{1}, std::size_t{35}});
  z.fill(Scalar(0));
  z(0, 3) = z(0, 34) = std::numeric_limits<Scalar>::quiet_NaN();
  const auto result = in_lanes(z);
  for (std::size_t k = 0; k < z.size(); ++k)
    CHECK(std::isnan(result(0, k)) == std::isnan(z(0, k)));
}
