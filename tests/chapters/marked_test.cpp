#include "03_input_gate/marked.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"

TEST_CASE_TEMPLATE("the target is the sum of the marked values", Scalar, float,
                   double) {
  lstm::Random random(1);
  const auto data = input_gate::marked_sums<Scalar>(3000, 10, random);
  REQUIRE(data.x.shape() == std::array<std::size_t, 3>{10, 2, 3000});
  REQUIRE(data.y.shape() == std::array<std::size_t, 2>{1, 3000});
  double marks = 0, squares = 0;
  for (std::size_t n = 0; n < 3000; ++n) {
    double sum = 0;
    for (std::size_t t = 0; t < 10; ++t) {
      const double value = data.x(t, 0, n), mark = data.x(t, 1, n);
      CHECK(std::abs(value) <= 1);
      CHECK((mark == 0 || mark == 1));
      sum += value * mark;
      marks += mark;
    }
    CHECK(data.y(0, n) == doctest::Approx(sum).epsilon(1e-6));
    squares += sum * sum;
  }
  // Three of the standard errors around the expected share and variance.
  CHECK(marks / 30'000 ==
        doctest::Approx(input_gate::mark_share).epsilon(0.03));
  CHECK(squares / 3000 == doctest::Approx(10 * 0.25 / 3).epsilon(0.08));
}

BAD_INPUT("marked sums need sequences and steps") {
  lstm::Random random(1);
  const std::string needs = "marked sums need sequences and steps, got ";
  CHECK_THROWS_WITH_AS(input_gate::marked_sums<float>(0, 5, random),
                       (needs + "0 and 5").c_str(), std::invalid_argument);
  CHECK_THROWS_WITH_AS(input_gate::marked_sums<double>(5, 0, random),
                       (needs + "5 and 0").c_str(), std::invalid_argument);
}
