#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

#include "17_prices/diebold_mariano.hpp"
#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"

using namespace prices;

namespace {

using Numbers = std::vector<double>;

// How often two forecasts of the same error are told apart at 5 %, in so many
// tests, where the errors of `span` days overlap.
int told_apart(std::size_t span, std::size_t counted_span, std::size_t lags,
               int tests) {
  lstm::Random random(7);
  int apart = 0;
  for (int test = 0; test < tests; ++test) {
    Numbers steps, f, rival;
    for (std::size_t t = 0; t < 500 + span; ++t)
      steps.push_back(random.normal());
    for (std::size_t t = 0; t < 500; ++t) {
      double sum = 0;
      for (std::size_t k = 0; k < span; ++k) sum += steps[t + k];
      f.push_back(1 + sum / 10);  // y is 0: squares of 1 ± a little
      rival.push_back(1 - sum / 10);
    }
    apart +=
        diebold_mariano(Numbers(500), f, rival, counted_span, lags).p < 0.05;
  }
  return apart;
}

void refuse(const Numbers& y, const Numbers& f, const Numbers& rival,
            std::size_t span, const char* words) {
  CHECK_THROWS_WITH_AS(diebold_mariano(y, f, rival, span), words,
                       std::invalid_argument);
}

}  // namespace

TEST_CASE("Student's t is as far from 0 as tables say") {
  CHECK(student_p(0, 10) == doctest::Approx(1));
  CHECK(student_p(12.706, 1) == doctest::Approx(0.05).epsilon(1e-3));
  CHECK(student_p(2.228, 10) == doctest::Approx(0.05).epsilon(1e-3));
  CHECK(student_p(-3.169, 10) == doctest::Approx(0.01).epsilon(1e-3));
  CHECK(student_p(1.9600, 1e6) == doctest::Approx(0.05).epsilon(1e-3));
  CHECK(student_p(50, 100) < 1e-9);
  CHECK(student_p(50, 100) >= 0);
}

TEST_CASE("the test of Diebold and Mariano by hand") {
  // d = 1, 3, 1, 3 ... of 8 days: mean 2, and the variance of d is 1.
  const Numbers y(8), rival(8);
  Numbers f;
  for (int t = 0; t < 8; ++t) f.push_back(std::sqrt(t % 2 == 0 ? 1 : 3));
  const auto one = diebold_mariano(y, f, rival, 1, 0);
  CHECK(one.difference == doctest::Approx(2));
  // t is 2 / √(1/8), times √((8 + 1 - 2) / 8).
  CHECK(one.t == doctest::Approx(2 * std::sqrt(8) * std::sqrt(7 / 8.0)));
  CHECK(one.p == doctest::Approx(student_p(one.t, 7)));
  // Those of neighbours multiply to -1, seven times: 1 - 2 · 7/8 / 2 = 1/8. For
  // two days (8 + 1 - 4 + 2/8) / 8.
  const auto two = diebold_mariano(y, f, rival, 2, 1);
  CHECK(two.t == doctest::Approx(2 * 8 * std::sqrt(5.25 / 8)));
  // The other way round it is as large.
  const auto back = diebold_mariano(y, rival, f, 2, 1);
  CHECK(back.t == doctest::Approx(-two.t));
  CHECK(back.p == doctest::Approx(two.p));
}

TEST_CASE("forecasts that are equally good are told apart once in twenty") {
  // 50 of 1000 with a deviation of 7; few lags do not see all that overlaps.
  const int alone = told_apart(1, 1, 0, 1'000),
            overlapping = told_apart(5, 5, 21, 1'000),
            blind = told_apart(5, 1, 0, 1'000);
  CHECK(alone > 25);
  CHECK(alone < 75);
  CHECK(overlapping > 25);
  CHECK(overlapping < 100);
  CHECK(blind > 250);
}

BAD_INPUT("a comparison of forecasts that cannot be made") {
  const Numbers y(30), f(30, 1.0), other(30, 2.0), few(29);
  refuse(y, f, few, 1,
         "30 and 29 forecasts of 30 days, expected as many, and more than 21");
  refuse(y, few, f, 1,
         "29 and 30 forecasts of 30 days, expected as many, and more than 21");
  refuse(y, f, other, 15,
         "30 and 30 forecasts of 30 days, expected as many, and more than 30");
  CHECK_THROWS_AS(diebold_mariano(y, f, other, 1, 30), std::invalid_argument);
  CHECK_THROWS_WITH_AS(diebold_mariano(y, f, other, 1),
                       "two errors that differ by the same each day",
                       std::invalid_argument);
}
