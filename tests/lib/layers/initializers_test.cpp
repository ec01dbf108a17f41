#include "lstm/layers/initializers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <string>
#include <vector>

#include "bad_input.hpp"
#include "lstm/layers/attention.hpp"
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

// Rounded to float, one in four of these draws would lie on an end.
TEST_CASE_TEMPLATE("draws stay below the limit once they are rounded", Real,
                   float, double) {
  Random random(7);
  const double tiny = std::numeric_limits<Real>::denorm_min();
  for (const double limit : {tiny, 2 * tiny, 1e-46, 0.1, 1.0 / 3, 3e38}) {
    CAPTURE(limit);
    Matrix<Real> m = xt::zeros<Real>({40, 50});
    fill_uniform(m, limit, random);
    CHECK(double{xt::amax(m)()} < limit);
    CHECK(double{xt::amin(m)()} >= -limit);
  }
  Matrix<Real> zero = xt::ones<Real>({2, 3});
  fill_uniform(zero, 0, random);
  CHECK(xt::amax(xt::abs(zero))() == 0);
}

BAD_INPUT("a limit that no weights can have") {
  Random random(8);
  Matrix<float> m = xt::zeros<float>({2, 3});
  const auto refused = [&](double limit, const std::string& got) {
    const auto message = "weights need a finite limit of 0 or more, got " + got;
    CHECK_THROWS_WITH_AS(fill_uniform(m, limit, random), message.c_str(),
                         std::invalid_argument);
  };
  refused(-0.5, "-0.5");
  refused(std::numeric_limits<double>::quiet_NaN(), "nan");
  refused(std::numeric_limits<double>::infinity(), "inf");
  refused(1e39, "1e+39 (rounded to inf)");
}

// The largest element of WᵀW - I.
template <class Scalar>
static double off_orthogonal(const Matrix<Scalar>& w) {
  Matrix<Scalar> product = -xt::eye<Scalar>(w.shape(1));
  lstm::add_product(product, lstm::transposed(w), w);
  return xt::amax(xt::abs(product))();
}

TEST_CASE_TEMPLATE("orthogonal columns: W'W = I", Scalar, float, double) {
  Random random(2);
  for (const std::size_t columns : {1u, 5u, 16u, 17u, 64u, 300u}) {
    CAPTURE(columns);
    for (const std::size_t rows : {columns, columns + 1, 4 * columns}) {
      Matrix<Scalar> w = xt::zeros<Scalar>({rows, columns});
      fill_orthogonal(w, random);
      CHECK(off_orthogonal(w) < (sizeof(Scalar) == 4 ? 1e-6 : 1e-14));
    }
  }
}

// Gram and Schmidt: each column gives up what it shares with those before it,
// twice, since the first pass leaves rounding errors.
static void orthogonalize(Matrix<double>& q) {
  for (std::size_t k = 0; k < q.shape(1); ++k) {
    auto column = xt::view(q, xt::all(), k);
    for (const int pass : {1, 2})
      for (std::size_t j = 0; j < k && pass > 0; ++j) {
        const auto before = xt::view(q, xt::all(), j);
        column -= xt::sum(before * column)() * before;
      }
    column /= std::sqrt(xt::sum(column * column)());
  }
}

TEST_CASE("orthogonal columns are those that Gram and Schmidt make of draws") {
  for (const std::size_t columns : {1u, 2u, 15u, 16u, 17u, 40u})
    for (const std::size_t rows : {columns, columns + 1, 3 * columns}) {
      CAPTURE(rows);
      CAPTURE(columns);
      Random random(9), same(9);
      Matrix<double> w = xt::zeros<double>({rows, columns});
      fill_orthogonal(w, random);
      Matrix<double> q = xt::zeros<double>({rows, columns});
      for (double& element : q) element = same.normal();
      orthogonalize(q);
      CHECK(xt::amax(xt::abs(w - q))() < 1e-11);
      CHECK(random.uniform() == same.uniform());
    }
}

// The time that this program has had on a processor, in seconds.
template <class Work>
static double busy_seconds(const Work& work) {
  const auto start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Along the rows it takes as long as a few products of matrices of that size;
// down the columns, where each number is fetched by itself, as long as a
// hundred.
TEST_CASE("orthogonal columns cost a few products of matrices") {
  constexpr std::size_t rows = 1024, columns = 256;
  std::vector<double> a(rows * columns, 1), b(columns * columns, 1),
      product(rows * columns);
  const double one_product = busy_seconds([&] {
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t k = 0; k < columns; ++k)
        for (std::size_t j = 0; j < columns; ++j)
          product[i * columns + j] += a[i * columns + k] * b[k * columns + j];
  });
  CHECK(product.back() == columns);
  Random random(10);
  Matrix<double> w = xt::zeros<double>({rows, columns});
  CHECK(busy_seconds([&] { fill_orthogonal(w, random); }) < 25 * one_product);
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

TEST_CASE("both recipes for attention") {
  Random random(11);
  lstm::Attention<lstm::DotScore<double>> dot(100, 400);
  dot.initialize(Recipe::keras, random);
  check_uniform(dot.score.W.value, std::sqrt(6.0 / 500));
  dot.initialize(Recipe::pytorch, random);
  check_uniform(dot.score.W.value, 0.1);

  lstm::Attention<lstm::AdditiveScore<double>> additive(100, 900);
  const auto& [W, U, v] = additive.score;
  additive.initialize(Recipe::keras, random);
  check_uniform(W.value, std::sqrt(6.0 / 1000));
  check_uniform(U.value, std::sqrt(6.0 / 1800));
  check_uniform(v.value, std::sqrt(6.0 / 901));
  additive.initialize(Recipe::pytorch, random);
  check_uniform(W.value, 0.1);
  check_uniform(U.value, 1.0 / 30);
  check_uniform(v.value, 1.0 / 30);
}
