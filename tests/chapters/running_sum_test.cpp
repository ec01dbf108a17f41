#include "02_forget_gate/running_sum.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "lstm/layers/loss.hpp"

using lstm::Matrix, lstm::Sequence;

TEST_CASE_TEMPLATE("a sum starts afresh at a mark, with its value", Scalar,
                   float, double) {
  Sequence<Scalar> x = xt::zeros<Scalar>({4, 2, 2});
  for (std::size_t t = 0; t < 4; ++t) {
    x(t, 0, 0) = Scalar(t + 1);
    x(t, 0, 1) = Scalar(-1);
  }
  x(2, 1, 0) = 1;
  x(0, 1, 1) = 1;
  const Matrix<Scalar> expected = {{1, -1}, {3, -2}, {3, -3}, {7, -4}};
  CHECK(forget_gate::running_sum(x) == expected);
}

TEST_CASE("the targets are the sums after the last step") {
  lstm::Random random(1);
  const auto data = forget_gate::running_sums<double>(3000, 20, 0.15, random);
  REQUIRE(data.x.shape() == std::array<std::size_t, 3>{20, 2, 3000});
  REQUIRE(data.y.shape() == std::array<std::size_t, 2>{1, 3000});
  double marks = 0, values = 0, squares = 0;
  for (std::size_t n = 0; n < 3000; ++n) {
    // From the end back to the last mark.
    double sum = 0;
    for (std::size_t t = 20; t-- > 0;) {
      sum += data.x(t, 0, n);
      if (data.x(t, 1, n) == 1) break;
    }
    CHECK(data.y(0, n) == doctest::Approx(sum).epsilon(1e-12));
    for (std::size_t t = 0; t < 20; ++t) {
      CHECK(std::abs(data.x(t, 0, n)) <= 1);
      CHECK((data.x(t, 1, n) == 0 || data.x(t, 1, n) == 1));
      marks += data.x(t, 1, n);
      values += data.x(t, 0, n);
      squares += data.x(t, 0, n) * data.x(t, 0, n);
    }
  }
  CHECK(marks / 60'000 == doctest::Approx(0.15).epsilon(0.03));
  CHECK(std::abs(values / 60'000) < 0.01);
  CHECK(squares / 60'000 == doctest::Approx(1 / 3.0).epsilon(0.03));
}

TEST_CASE("no marks and all marks are allowed") {
  lstm::Random random(2);
  const auto none = forget_gate::running_sums<float>(50, 5, 0, random);
  const auto all = forget_gate::running_sums<float>(50, 5, 1, random);
  for (std::size_t n = 0; n < 50; ++n) {
    float sum = 0;
    for (std::size_t t = 0; t < 5; ++t) sum += none.x(t, 0, n);
    CHECK(none.y(0, n) == sum);
    CHECK(all.y(0, n) == all.x(4, 0, n));
  }
}

TEST_CASE("a belt that always leaks is the best of those that see no marks") {
  lstm::Random random(5);
  const auto data = forget_gate::running_sums<float>(4000, 24, 0.15, random);
  const auto error = [&](const Matrix<float>& answer) {
    return lstm::mean_squared_error(answer, data.y).value;
  };
  const auto leaking = forget_gate::always_leaking(data);
  // A value k steps back counts with the chance p = 0.85^k, and each costs
  // p (1 - p) / 3.
  double expected = 0;
  for (int k = 0; k < 24; ++k)
    expected += std::pow(0.85, k) * (1 - std::pow(0.85, k)) / 3;
  CHECK(error(leaking) == doctest::Approx(expected).epsilon(0.05));
  for (const float factor : {0.9f, 1.1f})
    CHECK(error(factor * leaking) > error(leaking));
}

BAD_INPUT("running sums need sequences and steps") {
  lstm::Random random(1);
  const std::string needs = "running sums need sequences and steps, got ";
  CHECK_THROWS_WITH_AS(forget_gate::running_sums<float>(0, 5, 0.1, random),
                       (needs + "0 and 5").c_str(), std::invalid_argument);
  CHECK_THROWS_WITH_AS(forget_gate::running_sums<double>(5, 0, 0.1, random),
                       (needs + "5 and 0").c_str(), std::invalid_argument);
}

BAD_INPUT("a probability of marks that is none") {
  lstm::Random random(1);
  const auto refused = [&](double marks, const std::string& shown) {
    const auto message =
        "the probability of a mark is " + shown + ", expected 0 to 1";
    CHECK_THROWS_WITH_AS(forget_gate::running_sums<float>(5, 5, marks, random),
                         message.c_str(), std::invalid_argument);
  };
  refused(1.5, "1.5");
  refused(-0.5, "-0.5");
  refused(NAN, "nan");
}

BAD_INPUT("a running sum of other than two features") {
  const Sequence<float> three = xt::zeros<float>({4, 3, 2});
  CHECK_THROWS_WITH_AS(forget_gate::running_sum(three),
                       "x has shape [4, 3, 2], expected [4, 2, 2]",
                       lstm::ShapeError);
}
