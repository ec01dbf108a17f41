#include "13_language_model/mixture.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "bad_input.hpp"

using namespace language_model;

namespace {

using Logs = std::vector<double>;

const double never = -std::numeric_limits<double>::infinity();

Logs logs(Logs probabilities) {
  for (double& p : probabilities) p = std::log(p);
  return probabilities;
}

}  // namespace

TEST_CASE("a mixture has the weighted mean of the probabilities") {
  const auto a = logs({0.5, 0.1}), b = logs({0.25, 0.9});
  const auto mixed = mix({a, b}, 0.2);
  REQUIRE(mixed.size() == 2);
  CHECK(mixed[0] == doctest::Approx(std::log(0.1 + 0.2)));
  CHECK(mixed[1] == doctest::Approx(std::log(0.02 + 0.72)));
  CHECK(mix({a, b}, 0) == b);
  CHECK(mix({a, b}, 1) == a);
}

TEST_CASE("a mixture of the least probabilities neither overflows nor is NaN") {
  const Logs a{-1000, never, never}, b{-1001, -2000, never};
  const auto mixed = mix({a, b}, 0.5);
  // log((e^0 + e^-1) / 2) - 1000, and log(1/2) - 2000
  CHECK(mixed[0] == doctest::Approx(std::log((1 + std::exp(-1.0)) / 2) - 1000)
                        .epsilon(1e-12));
  CHECK(mixed[1] == doctest::Approx(std::log(0.5) - 2000).epsilon(1e-12));
  CHECK(mixed[2] == never);
}

TEST_CASE("the weight of a mixture is chosen on the validation set") {
  // Three places tell for a and one for b: log(w)·3 + log(1 - w) is greatest at
  // w = 3/4.
  const Logs a{0, 0, 0, never}, b{never, never, never, 0};
  const auto test_a = logs({0.5}), test_b = logs({0.1});
  const auto both = mixture({a, b}, {test_a, test_b});
  CHECK(both.w == 0.75);
  REQUIRE(both.log_probabilities.size() == 1);
  CHECK(both.log_probabilities[0] ==
        doctest::Approx(std::log(0.75 * 0.5 + 0.25 * 0.1)));

  // A model that is always the better is left alone.
  CHECK(mixture({test_a, test_b}, {a, b}).w == 1);
  CHECK(mixture({test_a, test_b}, {a, b}).log_probabilities == a);
  CHECK(mixture({test_b, test_a}, {a, b}).w == 0);
  // Of weights that are all alike, the least.
  const Logs none{never};
  CHECK(mixture({none, none}, {a, b}).w == 0);
}

BAD_INPUT("models of different texts are not mixed") {
  const Logs one{0}, two{0, 0};
  CHECK_THROWS_WITH_AS(
      mix({one, two}, 0.5),
      "two models of 1 and of 2 symbols cannot be mixed, expected one text",
      std::invalid_argument);
}
