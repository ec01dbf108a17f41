#include "lstm/layers/activations.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using lstm::Matrix;

// The longest vectors of any processor and a rest that does not fill one.
static constexpr std::size_t columns = 37;

TEST_CASE_TEMPLATE("sigmoid and tanh agree with the C library", Scalar, float,
                   double) {
  const double tolerance = 4.0 * std::numeric_limits<Scalar>::epsilon();
  Matrix<Scalar> z({1, columns});
  for (double low : {-80.0, -10.0, -1.0, -1e-3}) {
    for (std::size_t k = 0; k < columns; ++k)
      z(0, k) = static_cast<Scalar>(low * (1 - 2.0 * double(k) / columns));
    Matrix<Scalar> s = z, t = z;
    lstm::apply_sigmoid(s);
    lstm::apply_tanh(t);
    for (std::size_t k = 0; k < columns; ++k) {
      const double x = z(0, k);
      CAPTURE(x);
      const double sigmoid = 1 / (1 + std::exp(-x));
      CHECK(std::abs(s(0, k) - sigmoid) <= tolerance * 20 * sigmoid);
      CHECK(std::abs(t(0, k) - std::tanh(x)) <=
            tolerance * std::abs(std::tanh(x)));
    }
  }
}

TEST_CASE_TEMPLATE("both saturate without NaN, and NaN stays NaN", Scalar,
                   float, double) {
  const auto infinity = std::numeric_limits<Scalar>::infinity();
  for (const Scalar big : {Scalar(1e3), Scalar(1e30), infinity}) {
    Matrix<Scalar> z = xt::zeros<Scalar>({std::size_t{2}, columns});
    xt::view(z, 0, xt::all()) = big;
    xt::view(z, 1, xt::all()) = -big;
    Matrix<Scalar> s = z, t = z;
    lstm::apply_sigmoid(s);
    lstm::apply_tanh(t);
    CHECK(xt::all(xt::equal(xt::view(s, 0, xt::all()), Scalar(1))));
    CHECK(xt::all(xt::equal(xt::view(s, 1, xt::all()), Scalar(0))));
    CHECK(xt::all(xt::equal(xt::view(t, 0, xt::all()), Scalar(1))));
    CHECK(xt::all(xt::equal(xt::view(t, 1, xt::all()), Scalar(-1))));
  }
  Matrix<Scalar> n = xt::ones<Scalar>({std::size_t{1}, columns}) * Scalar(NAN);
  Matrix<Scalar> m = n;
  lstm::apply_sigmoid(n);
  lstm::apply_tanh(m);
  CHECK(xt::all(xt::isnan(n)));
  CHECK(xt::all(xt::isnan(m)));
}
