#include "lstm/layers/initializers.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/product.hpp"

using lstm::Matrix, lstm::Random, lstm::Recipe;

// The elements lie within ±limit, come close to both ends, and have the
// variance limit²/3 of a uniform distribution.
static void check_uniform(const Matrix<double>& m, double limit) {
  CHECK(xt::amax(m)() < limit);
  CHECK(xt::amin(m)() >= -limit);
  CHECK(xt::amax(m)() > 0.98 * limit);
  CHECK(xt::amin(m)() < -0.98 * limit);
  CHECK(std::abs(xt::mean(m)()) < 0.05 * limit);
  const double variance = xt::mean(m * m)();
  CHECK(variance == doctest::Approx(limit * limit / 3).epsilon(0.05));
}

TEST_CASE("Glorot's limit is the root of 6 / (rows + columns)") {
  Random random(1);
  Matrix<double> m = xt::zeros<double>({200, 40});
  fill_glorot_uniform(m, random);
  check_uniform(m, std::sqrt(6.0 / 240));
}

TEST_CASE_TEMPLATE("orthogonal columns: W'W = I", Scalar, float, double) {
  Random random(2);
  for (const std::size_t columns : {1u, 5u, 64u}) {
    const std::size_t rows = 4 * columns;
    Matrix<Scalar> w = xt::zeros<Scalar>({rows, columns});
    fill_orthogonal(w, random);
    Matrix<Scalar> product = xt::zeros<Scalar>({columns, columns});
    lstm::add_product(product, lstm::transposed(w), w);
    const Matrix<Scalar> off = product - xt::eye<Scalar>(columns);
    CHECK(xt::amax(xt::abs(off))() < (sizeof(Scalar) == 4 ? 1e-6 : 1e-14));
  }
}

TEST_CASE("orthogonal columns point everywhere alike") {
  Random random(3);
  const int n = 4'000;
  double mean = 0, square = 0;
  for (int k = 0; k < n; ++k) {
    Matrix<double> w = xt::zeros<double>({3, 2});
    fill_orthogonal(w, random);
    mean += w(2, 1) / n;
    square += w(2, 1) * w(2, 1) / n;
  }
  CHECK(std::abs(mean) < 0.03);
  CHECK(square == doctest::Approx(1.0 / 3).epsilon(0.05));
}

BAD_INPUT("more orthogonal columns than rows cannot be") {
  Random random(4);
  Matrix<double> wide = xt::zeros<double>({2, 3});
  CHECK_THROWS_WITH_AS(fill_orthogonal(wide, random),
                       "orthogonal columns need rows >= columns, got [2, 3]",
                       lstm::ShapeError);
}

TEST_CASE("Keras's recipe for an LSTM and a dense layer") {
  Random random(5);
  lstm::Lstm<double> layer(10, 50);
  layer.initialize(Recipe::keras, random);
  check_uniform(layer.W.value, std::sqrt(6.0 / (10 + 200)));
  Matrix<double> product = xt::zeros<double>({50, 50});
  lstm::add_product(product, lstm::transposed(layer.U.value), layer.U.value);
  const Matrix<double> off = product - xt::eye<double>(50);
  CHECK(xt::amax(xt::abs(off))() < 1e-13);
  for (std::size_t row = 0; row < 200; ++row)
    CHECK(layer.b.value(row, 0) == (row / 50 == 1 ? 1 : 0));

  lstm::Dense<double> dense(100, 40);
  dense.initialize(Recipe::keras, random);
  check_uniform(dense.W.value, std::sqrt(6.0 / 140));
  CHECK(xt::amax(xt::abs(dense.b.value))() == 0);
}

TEST_CASE("PyTorch's recipe for an LSTM and a dense layer") {
  Random random(6);
  lstm::Lstm<double> layer(20, 64);
  layer.initialize(Recipe::pytorch, random);
  check_uniform(layer.W.value, 1.0 / 8);
  check_uniform(layer.U.value, 1.0 / 8);
  // The sum of two uniform draws has twice the variance of one.
  const Matrix<double> squares = layer.b.value * layer.b.value;
  CHECK(xt::mean(squares)() == doctest::Approx(2.0 / 192).epsilon(0.2));
  CHECK(xt::amax(xt::abs(layer.b.value))() > 1.0 / 8);

  lstm::Dense<double> dense(100, 400);
  dense.initialize(Recipe::pytorch, random);
  check_uniform(dense.W.value, 0.1);
  check_uniform(dense.b.value, 0.1);
}
