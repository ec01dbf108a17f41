#include <doctest/doctest.h>

#include "lstm/numbers/tensor.hpp"
#include "random_tensors.hpp"

using lstm::Matrix;

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
      lstm::add_product(z, A, v);
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
  lstm::add_to_column(z.data(), A.data(), v.data(), 3, 0);
  for (const float number : z) CHECK(number == 2);
}
