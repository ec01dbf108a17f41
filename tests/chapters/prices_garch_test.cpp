#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "17_prices/classical.hpp"
#include "17_prices/garch.hpp"
#include "17_prices/simplex.hpp"
#include "bad_input.hpp"

using namespace prices;

TEST_CASE("a simplex goes down a bent valley to its lowest point") {
  // Rosenbrock 1960, from his start; and a bowl in three dimensions.
  const auto banana = lowest(
      [](const std::vector<double>& x) {
        return 100 * std::pow(x[1] - x[0] * x[0], 2) + std::pow(1 - x[0], 2);
      },
      {-1.2, 1}, 0.5, 1e-14);
  CHECK(banana[0] == doctest::Approx(1).epsilon(1e-5));
  CHECK(banana[1] == doctest::Approx(1).epsilon(1e-5));
  const auto bowl = lowest(
      [](const std::vector<double>& x) {
        return std::pow(x[0] - 3, 2) + 10 * std::pow(x[1] + 2, 2) +
               std::pow(x[2], 2);
      },
      {0, 0, 5}, 1, 1e-14);
  CHECK(bowl[0] == doctest::Approx(3).epsilon(1e-5));
  CHECK(bowl[1] == doctest::Approx(-2).epsilon(1e-5));
  CHECK(std::abs(bowl[2]) < 1e-5);
}

TEST_CASE("a simplex shrinks into one of many hollows") {
  const auto found = lowest(
      [](const std::vector<double>& x) {
        return x[0] * x[0] - std::cos(20 * x[0]) + x[1] * x[1] -
               std::cos(20 * x[1]);
      },
      {0.1, 0.1}, 1, 1e-12);
  for (const double x : found) {
    CHECK(std::abs(2 * x + 20 * std::sin(20 * x)) < 1e-3);  // no slope
    CHECK(std::cos(20 * x) > 0);                            // and no crest
  }
}

TEST_CASE("a simplex stops after so many values") {
  int values = 0;
  lowest(
      [&](const std::vector<double>& x) {
        ++values;
        return -x[0];
      },
      {0}, 1, 0, 50);
  CHECK(values >= 50);
  CHECK(values < 55);
}

TEST_CASE("how surprising returns are follows from their variances by hand") {
  // Variances 10 and 3 + 0.2 · 16 + 0.5 · 10 = 11.2.
  const Process process{"", 0, 0, 3, 0.2, 0.5};
  const std::vector<double> r = {4, 1};
  CHECK(surprise(process, r) ==
        doctest::Approx((std::log(10) + 16 / 10.0 + std::log(11.2) + 1 / 11.2) /
                        2));
}

TEST_CASE("a fit of GARCH finds the process that returns were drawn from") {
  const auto truth = garch_process();
  const auto r = returns(draw(truth, 20'001, lstm::Random(4)));
  const auto found = fit_garch(r);
  CHECK(std::abs(found.alpha - truth.alpha) < 0.02);
  CHECK(std::abs(found.beta - truth.beta) < 0.03);
  CHECK(found.variance() == doctest::Approx(truth.variance()).epsilon(0.25));
  // No process nearby makes them likelier.
  const double least = surprise(found, r);
  CHECK(least < surprise(truth, r));
  for (const auto part : {&Process::omega, &Process::alpha, &Process::beta})
    for (const double factor : {0.99, 1.01}) {
      auto other = found;
      other.*part *= factor;
      CHECK(least <= surprise(other, r));
    }
}

TEST_CASE("deviations to come go back to the usual one") {
  // Usual 10, α + β = 0.7: variances 20, 10 + 7 and 10 + 4.9.
  const Process process{"", 0, 0, 3, 0.2, 0.5};
  CHECK(mean_deviation(process, 20, 1) == doctest::Approx(std::sqrt(20)));
  CHECK(mean_deviation(process, 20, 3) ==
        doctest::Approx((std::sqrt(20) + std::sqrt(17) + std::sqrt(14.9)) / 3));
}

TEST_CASE("GARCH forecasts nearly as well as who knows the process") {
  const auto process = garch_process();
  const auto r = returns(draw(process, 6'001, lstm::Random(2)));
  const auto best = best_forecasts(process, r).sizes;
  const auto target = volatility(r, 1);
  const auto mean = training_mean(target, 3'000);
  const auto error = [&](const Forecasts& forecasts) {
    double sum = 0;
    for (std::size_t t = 3'000; t < r.size(); ++t)
      sum += std::pow(forecasts[t] - target.y[t], 2);
    return sum;
  };
  const double possible = error(mean) - error(best);
  const auto fitted = garch(r, target, {3'000, 1'000});
  CHECK(std::isnan(fitted[2'999]));
  CHECK(error(mean) - error(fitted) > 0.9 * possible);
}

BAD_INPUT("returns that no GARCH can be fitted to") {
  const std::vector<double> still(50);
  CHECK_THROWS_WITH_AS(fit_garch(still), "GARCH of returns that are all 0",
                       std::invalid_argument);
  CHECK_THROWS_AS(fit_garch({}), std::invalid_argument);
}
