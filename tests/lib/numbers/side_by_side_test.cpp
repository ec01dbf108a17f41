#include "lstm/numbers/side_by_side.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "random_tensors.hpp"

using lstm::Sequence;

TEST_CASE_TEMPLATE("steps stand side by side in their order", Scalar, float,
                   double, std::complex<double>) {
  lstm::Random random(1);
  lstm::SideBySide<Scalar> some;
  for (const std::size_t B : {1u, 2u, 7u, 16u, 37u}) {
    Sequence<Scalar> steps({5, 3, B});
    fill_normal(steps, random);
    for (std::size_t first = 0; first < 5; ++first)
      for (std::size_t last = first + 1; last <= 5; ++last) {
        const auto matrix = some(steps, first, last);
        CHECK(matrix.shape(0) == 3);
        CHECK(matrix.shape(1) == (last - first) * B);
        for (std::size_t t = first; t < last; ++t)
          for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t b = 0; b < B; ++b)
              CHECK(matrix(row, (t - first) * B + b) == steps(t, row, b));
      }
  }
}

TEST_CASE("the steps of one column are the rows of a matrix") {
  lstm::Random random(1);
  Sequence<double> steps({5, 3, 1});
  fill_normal(steps, random);
  const auto matrix = lstm::as_rows(steps, 1, 4);
  CHECK(matrix.shape(0) == 3);
  CHECK(matrix.shape(1) == 3);
  for (std::size_t t = 0; t < 3; ++t)
    for (std::size_t row = 0; row < 3; ++row)
      CHECK(matrix(t, row) == steps(t + 1, row, 0));
}

TEST_CASE("a step at least is taken at once") {
  CHECK(lstm::steps_at_once(50, 1) == 50);
  CHECK(lstm::steps_at_once(50, 16) == 4);
  CHECK(lstm::steps_at_once(50, 64) == 1);
  CHECK(lstm::steps_at_once(50, 65) == 1);
}
