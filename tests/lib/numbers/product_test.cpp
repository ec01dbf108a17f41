#include "lstm/numbers/product.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "bad_input.hpp"
#include "random_tensors.hpp"

using lstm::add_product, lstm::at, lstm::Matrix, lstm::Sequence,
    lstm::transposed;

TEST_CASE_TEMPLATE("add_product adds A B, transposed or not", Scalar, float,
                   double, std::complex<double>) {
  lstm::Random random(3);
  for (const std::size_t rows : {1u, 3u, 8u})
    for (const std::size_t inner : {1u, 5u})
      for (const std::size_t columns : {1u, 4u}) {
        CAPTURE(rows);
        CAPTURE(inner);
        CAPTURE(columns);
        Matrix<Scalar> a({rows, inner}), b({inner, columns});
        Matrix<Scalar> start({rows, columns});
        fill_normal(a, random);
        fill_normal(b, random);
        fill_normal(start, random);
        Matrix<Scalar> expected = start;
        for (std::size_t r = 0; r < rows; ++r)
          for (std::size_t c = 0; c < columns; ++c)
            for (std::size_t k = 0; k < inner; ++k)
              expected(r, c) += a(r, k) * b(k, c);
        const auto far = [&](const Matrix<Scalar>& z) {
          return xt::amax(xt::abs(z - expected))();
        };

        Matrix<Scalar> z = start;
        add_product(z, a, b);
        CHECK(far(z) < 1e-5);
        z = start;
        const Matrix<Scalar> a_t = xt::transpose(a), b_t = xt::transpose(b);
        add_product(z, transposed(a_t), b);
        CHECK(far(z) < 1e-5);
        z = start;
        add_product(z, a, transposed(b_t));
        CHECK(far(z) < 1e-5);
      }
}

TEST_CASE("add_product reads and writes single steps of sequences") {
  lstm::Random random(5);
  Sequence<double> x({3, 2, 4}), z = xt::zeros<double>({3, 5, 4});
  Matrix<double> w({5, 2}), alone = xt::zeros<double>({5, 4});
  fill_normal(x, random);
  fill_normal(w, random);
  const Matrix<double> x1 = at(x, 1);
  add_product(alone, w, x1);
  add_product(at(z, 1), w, at(x, 1));
  CHECK(xt::allclose(at(z, 1), alone, 0, 1e-15));
  CHECK(xt::amax(xt::abs(at(z, 0)))() == 0);
  CHECK(xt::amax(xt::abs(at(z, 2)))() == 0);
}

BAD_INPUT("add_product refuses factors that do not fit") {
  Matrix<double> a = xt::zeros<double>({2, 3}), b = xt::zeros<double>({4, 5}),
                 z = xt::zeros<double>({2, 5});
  CHECK_THROWS_WITH_AS(add_product(z, a, b),
                       "right factor has shape [4, 5], expected [3, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(add_product(z, transposed(a), b),
                       "right factor has shape [4, 5], expected [2, 5]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(add_product(z, a, transposed(b)),
                       "right factor has shape [4, 5], expected [4, 3]",
                       lstm::ShapeError);
  Matrix<double> fits = xt::zeros<double>({3, 4});
  CHECK_THROWS_WITH_AS(add_product(z, a, fits),
                       "product has shape [2, 5], expected [2, 4]",
                       lstm::ShapeError);
}

TEST_CASE("broadcast_column fills every column, also of a step") {
  const Matrix<float> b = {{1}, {2}};
  Sequence<float> z = xt::zeros<float>({2, 2, 3});
  lstm::broadcast_column(at(z, 1), b);
  CHECK(z == Sequence<float>{{{0, 0, 0}, {0, 0, 0}}, {{1, 1, 1}, {2, 2, 2}}});
}

BAD_INPUT("a column that is longer than the matrix is high") {
  Sequence<float> z = xt::zeros<float>({2, 2, 3});
  const Matrix<float> longer = {{1}, {2}, {3}};
  CHECK_THROWS_WITH_AS(lstm::broadcast_column(at(z, 1), longer),
                       "column has shape [3, 1], expected [2, 1]",
                       lstm::ShapeError);
}

TEST_CASE_TEMPLATE("a product with one column is added number by number",
                   Scalar, float, double) {
  lstm::Random random(1);
  for (const std::size_t n : {1u, 4u, 16u, 20u, 37u})
    for (const std::size_t terms : {1u, 7u, 8u, 16u, 35u}) {
      CAPTURE(n);
      CAPTURE(terms);
      Matrix<Scalar> A({n, terms}), v({terms, 1}), z({n, 1});
      for (auto* matrix : {&A, &v, &z}) fill_normal(*matrix, random);
      const Matrix<Scalar> before = z;
      add_product(z, A, v);
      for (std::size_t row = 0; row < n; ++row) {
        Scalar sum = before(row, 0);
        for (std::size_t k = 0; k < terms; ++k) sum += A(row, k) * v(k, 0);
        CHECK(std::abs(z(row, 0) - sum) < 1e-5);
      }
    }
}

TEST_CASE("a product of no terms adds nothing to one column") {
  Matrix<float> A({3, 0}), v({0, 1}), z({3, 1});
  z.fill(2);
  lstm::detail::add_to_column(z.data(), A.data(), v.data(), 3, 0);
  for (const float number : z) CHECK(number == 2);
}

TEST_CASE_TEMPLATE("W x + b is the same for few inputs as for many", Scalar,
                   float, double, std::complex<double>) {
  lstm::Random random(1);
  for (const std::size_t D : {1u, 2u, 4u, 5u})
    for (const std::size_t B : {1u, 2u, 7u, 16u, 37u}) {
      CAPTURE(D);
      CAPTURE(B);
      const std::size_t n = 20;
      Matrix<Scalar> W({n, D}), x({D, B}), b({n, 1}), z({n, B});
      for (auto* matrix : {&W, &x, &b}) fill_normal(*matrix, random);
      lstm::affine(z, W, x, b);
      for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < B; ++column) {
          Scalar sum = b(row, 0);
          for (std::size_t d = 0; d < D; ++d) sum += W(row, d) * x(d, column);
          CHECK(std::abs(z(row, column) - sum) < 1e-5);
        }
    }
}
