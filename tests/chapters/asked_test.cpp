#include "04_output_gate/asked.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"

TEST_CASE_TEMPLATE("the value is told when the last step asks", Scalar, float,
                   double) {
  lstm::Random random(1);
  const auto data = output_gate::asked_values<Scalar>(2000, 6, random);
  REQUIRE(data.x.shape() == std::array<std::size_t, 3>{6, 2, 2000});
  REQUIRE(data.y.shape() == std::array<std::size_t, 2>{1, 2000});
  double questions = 0, squares = 0;
  for (std::size_t n = 0; n < 2000; ++n) {
    const Scalar value = data.x(0, 0, n);
    CHECK(std::abs(value) <= 1);
    CHECK(data.x(0, 1, n) == 0);
    for (std::size_t t = 1; t < 6; ++t) {
      const Scalar question = data.x(t, 1, n);
      CHECK(data.x(t, 0, n) == 0);
      CHECK((question == 0 || question == 1));
      questions += question;
    }
    CHECK(data.y(0, n) == (data.x(5, 1, n) == 1 ? value : Scalar(0)));
    squares += value * value;
  }
  CHECK(questions / 10'000 == doctest::Approx(0.5).epsilon(0.04));
  CHECK(squares / 2000 == doctest::Approx(1 / 3.0).epsilon(0.06));
}

BAD_INPUT("asked values need sequences and two steps") {
  lstm::Random random(1);
  const std::string needs =
      "asked values need sequences and at least 2 steps, got ";
  CHECK_THROWS_WITH_AS(output_gate::asked_values<float>(7, 1, random),
                       (needs + "7 and 1").c_str(), std::invalid_argument);
  CHECK_THROWS_WITH_AS(output_gate::asked_values<double>(0, 5, random),
                       (needs + "0 and 5").c_str(), std::invalid_argument);
}
