// The three rules in plain numbers against the library's optimisers.
#include <doctest/doctest.h>

#include "07_adam/comparison.hpp"
#include "07_adam/plain.hpp"
#include "07_adam/valley.hpp"

using namespace adam;

static void check_equal(double plain, lstm::Optimizer<double>& optimizer,
                        std::size_t steps) {
  const double height = walk(optimizer, steps).heights.back();
  CHECK(plain == doctest::Approx(height).epsilon(1e-9));
}

TEST_CASE("plain rules and optimisers come to the same heights") {
  for (const int steps : {0, 1, 2, 10, 100}) {
    CAPTURE(steps);
    const auto count = static_cast<std::size_t>(steps);
    lstm::GradientDescent<double> descent(0.002);
    check_equal(plain_walk(PlainDescent{.rate = 0.002}, steps), descent, count);
    lstm::Momentum<double> momentum({.rate = 0.002, .momentum = 0.9});
    check_equal(plain_walk(PlainMomentum{.rate = 0.002}, steps), momentum,
                count);
    auto options = lstm::AdamOptions::pytorch();
    options.rate = 0.5;
    lstm::Adam<double> adam(options);
    check_equal(plain_walk(PlainAdam{.rate = 0.5}, steps), adam, count);
  }
}

TEST_CASE("the span reaches from the best rate as far as errors are close") {
  Grid grid;
  for (auto& row : grid) row.fill(10);
  const auto column = static_cast<std::size_t>(study::Method::adam);
  CHECK(span(grid, study::Method::adam) == doctest::Approx(1000));
  grid[5][column] = 1;  // the rate 0.05
  CHECK(span(grid, study::Method::adam) == 1);
  grid[4][column] = 3.2;
  grid[6][column] = 3.4;
  CHECK(span(grid, study::Method::adam) == doctest::Approx(2.5));
  grid[6][column] = 2;
  grid[8][column] = 1;  // behind a gap
  CHECK(span(grid, study::Method::adam) == doctest::Approx(5));
  grid[8][column] = std::numeric_limits<double>::quiet_NaN();
  CHECK(span(grid, study::Method::adam) == doctest::Approx(5));
}
