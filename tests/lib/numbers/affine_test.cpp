#include "lstm/numbers/affine.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "random_tensors.hpp"

using lstm::Matrix;

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
