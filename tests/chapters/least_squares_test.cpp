#include "study/least_squares.hpp"

#include <doctest/doctest.h>

#include <cmath>

using study::LeastSquares;

TEST_CASE("a symmetric system is solved") {
  // 4 + 2 · 3 = 10, 2 + 5 · 3 = 17
  const auto x = study::solve({{4, 2}, {2, 5}}, {10, 17});
  REQUIRE(x.size() == 2);
  CHECK(x[0] == doctest::Approx(1).epsilon(1e-14));
  CHECK(x[1] == doctest::Approx(3).epsilon(1e-14));

  // L = (2; 1, 3; -1, 2, 4), x = (1, -2, 3), b = L Lᵀ x
  const auto y = study::solve({{4, 2, -2}, {2, 10, 5}, {-2, 5, 21}},
                              {4 - 4 - 6, 2 - 20 + 15, -2 - 10 + 63});
  const double expected[] = {1, -2, 3};
  for (std::size_t k = 0; k < 3; ++k)
    CHECK(y[k] == doctest::Approx(expected[k]).epsilon(1e-13));
}

TEST_CASE("a column that depends on others gets nothing") {
  // The second is twice the first, the third alone.
  const auto x = study::solve({{1, 2, 0}, {2, 4, 0}, {0, 0, 4}}, {3, 6, 16});
  CHECK(x == std::vector<double>{3, 0, 4});
  CHECK(study::solve({{0, 0}, {0, 4}}, {0, 8}) == std::vector<double>{0, 2});
}

TEST_CASE("the weights of the least squared error") {
  // The line through (0, 1), (1, 1), (2, 4): its middle is (1, 2), its slope
  // ((-1)(-1) + 1 · 2) / 2.
  LeastSquares line(2);
  line.add(std::array{1.0, 0.0}, 1);
  line.add(std::array{1.0, 1.0}, 1);
  line.add(std::array{1.0, 2.0}, 4);
  const auto w = line.weights();
  CHECK(w[0] == doctest::Approx(0.5).epsilon(1e-13));
  CHECK(w[1] == doctest::Approx(1.5).epsilon(1e-13));
}

TEST_CASE("a penalty draws its own weight to nothing") {
  // Σ x² = 4 for both inputs, which have nothing in common.
  LeastSquares two(2);
  for (const double a : {1.0, -1.0})
    for (const double b : {1.0, -1.0}) two.add(std::array{a, b}, 4 * a + 2 * b);
  CHECK(two.weights() == std::vector<double>{4, 2});
  CHECK(two.weights(std::array{0.0, 12.0}) == std::vector<double>{4, 0.5});
}
