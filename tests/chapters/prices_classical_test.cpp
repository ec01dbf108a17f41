#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "17_prices/classical.hpp"
#include "17_prices/processes.hpp"
#include "bad_input.hpp"

using namespace prices;

namespace {

using Make = std::function<Forecasts(const std::vector<double>& r)>;

std::vector<double> some_returns(std::size_t count, std::uint64_t seed) {
  return returns(draw(garch_process(), count + 1, lstm::Random(seed)));
}

// Whether the forecast of a day stays the same whatever comes on it and later,
// and changes with the day before it.
void expect_no_look_ahead(const Make& make, std::size_t begin) {
  const auto r = some_returns(90, 3);
  const auto before = make(r);
  for (auto t = begin; t < before.size(); ++t) {
    CAPTURE(t);
    auto later = r, earlier = r;
    for (std::size_t k = t; k < r.size(); ++k) later[k] = 0.5 - 7 * later[k];
    earlier[t - 1] = -0.3 + earlier[t - 1];
    CHECK(make(later)[t] == before[t]);
    CHECK(make(earlier)[t] != before[t]);
  }
}

// The most that two forecasts differ from a day on.
double apart(const Forecasts& a, const std::vector<double>& b,
             std::size_t begin) {
  double most = 0;
  for (auto t = begin; t < a.size(); ++t)
    most = std::max(most, std::abs(a[t] - b[t]));
  return most;
}

}  // namespace

TEST_CASE("persistence says the last close once more") {
  CHECK(persistence({"", {3, 4, 5}}) == Forecasts{3, 4});
}

TEST_CASE("the training mean is that of what is known on the day") {
  // Of three days each, on day 4 the first two are known: those of the returns
  // 0 to 2 and 1 to 3.
  const Target target{{1, 3, 100, 100}, 3};
  CHECK(training_mean(target, 4) == Forecasts(4, 2));
  CHECK(training_mean(target, 3) == Forecasts(4, 1));
  CHECK(training_mean({{5, 7}}, 1) == Forecasts(2, 5));
}

TEST_CASE("an autoregression without noise is found and forecast") {
  std::vector<double> r = {0.3, -0.1};
  while (r.size() < 60)
    r.push_back(0.01 + 0.9 * r[r.size() - 1] - 0.8 * r[r.size() - 2]);
  CHECK(apart(autoregression(r, 2, {20}), r, 20) < 1e-9);
  CHECK(apart(autoregression(r, 2, {20, 1000}), r, 20) < 1e-9);
  CHECK(apart(autoregression(r, 1, {20}), r, 20) > 0.01);
  CHECK(std::isnan(autoregression(r, 2, {20})[19]));
}

TEST_CASE("a walk learns anew after each so many days") {
  // A constant alone is the mean of what is known when it was last learned.
  const Target target{{1, 2, 3, 4, 5, 6, 7}};
  const auto constant = [](std::size_t) { return std::vector<double>{1}; };
  const auto daily = regression(target, constant, 0, {2});
  const auto rarely = regression(target, constant, 0, {2, 3});
  const std::vector<double> means = {0, 0, 1.5, 2, 2.5, 3, 3.5},
                            seldom = {0, 0, 1.5, 1.5, 1.5, 3, 3};
  CHECK(apart(daily, means, 2) < 1e-12);
  CHECK(apart(rarely, seldom, 2) < 1e-12);
  // What takes three days is known later.
  const Target later{{1, 2, 3, 4, 5, 6, 7}, 3};
  const std::vector<double> fewer = {0, 0, 0, 1, 1.5, 2, 2.5};
  CHECK(apart(regression(later, constant, 0, {3}), fewer, 3) < 1e-12);
}

TEST_CASE("EWMA weighs each day by lambda less than the next one") {
  const std::vector<double> r = {1, -2, 4, 0};
  const auto f = ewma(r, {r}, 0.5);
  CHECK(std::isnan(f[0]));
  CHECK(f[1] == 1);
  CHECK(f[2] == 1.5);
  CHECK(f[3] == 2.75);
}

TEST_CASE("lambda is chosen where the error is least on days that are known") {
  // Of a mean that jumps the shortest memory is the best, of noise the longest.
  std::vector<double> jumps, noise;
  lstm::Random random(1);
  for (int t = 0; t < 400; ++t) {
    jumps.push_back(t / 50 % 2 == 0 ? 1 : 3);
    noise.push_back(random.uniform(1, 3));
  }
  CHECK(chosen_lambda(jumps, {jumps}, 100, 300) == 0.8);
  CHECK(chosen_lambda(noise, {noise}, 100, 300) >= 0.95);
  // The three days from 298 on are not over before day 300.
  auto later = noise;
  for (std::size_t t = 300; t < 400; ++t) later[t] = 1e6;
  CHECK(chosen_lambda(later, volatility(later, 3), 100, 300) ==
        chosen_lambda(noise, volatility(noise, 3), 100, 300));
}

TEST_CASE("HAR finds the weights of a day and a week and a month") {
  // Sizes made by its rule, with signs of chance.
  lstm::Random random(2);
  std::vector<double> r, losses;
  const auto mean = [&](std::size_t days, bool bad) {
    double sum = 0;
    for (auto k = r.size() - days; k < r.size(); ++k)
      sum += bad ? std::max(-r[k], 0.0) : std::abs(r[k]);
    return sum / static_cast<double>(days);
  };
  const auto make = [&](double leverage, std::size_t longest = 22) {
    r.clear();
    while (r.size() < longest) r.push_back(random.uniform(0.5, 1.5));
    while (r.size() < 300) {
      const double size = 0.1 + 0.3 * mean(1, false) + 0.2 * mean(5, false) +
                          0.3 * mean(longest, false) +
                          leverage * mean(1, true) -
                          leverage * mean(5, true) / 2;
      r.push_back(random.below(2) == 0 ? size : -size);
    }
  };
  make(0);
  CHECK(apart(har(r, volatility(r, 1), {60}), volatility(r, 1).y, 60) < 1e-6);
  make(0.3);
  const auto target = volatility(r, 1);
  CHECK(apart(har(r, target, {60}, true), target.y, 60) < 1e-6);
  CHECK(apart(har(r, target, {60}), target.y, 60) > 0.01);
  make(0, 44);
  const auto far = volatility(r, 1);
  CHECK(apart(har(r, far, {80}, false, 44), far.y, 80) < 1e-6);
  CHECK(apart(har(r, far, {80}), far.y, 80) > 0.01);
}

TEST_CASE("the order of an autoregression is chosen without the test") {
  // Each return goes back to what was three days before.
  auto r = some_returns(400, 5);
  for (std::size_t t = 3; t < r.size(); ++t) r[t] = 0.1 * r[t] - 0.9 * r[t - 3];
  const Parts parts{200, 300};
  const auto order = chosen_order(r, parts);
  CHECK(order >= 3);
  auto other = r, chosen = r;
  for (std::size_t t = 300; t < r.size(); ++t) other[t] = r[t - 1];
  CHECK(chosen_order(other, parts) == order);
  for (std::size_t t = 200; t < 300; ++t) chosen[t] = 0.5 * chosen[t - 1];
  CHECK(chosen_order(chosen, parts) < 3);
}

TEST_CASE("no forecast of prices has seen its own day or later") {
  const Walk daily{40}, rarely{40, 7};
  for (const auto& walk : {daily, rarely}) {
    expect_no_look_ahead(
        [&](const std::vector<double>& r) {
          return autoregression(r, 5, walk);
        },
        40);
    for (const bool leverage : {false, true})
      expect_no_look_ahead(
          [&](const std::vector<double>& r) {
            return har(r, volatility(r), walk, leverage);
          },
          40);
    expect_no_look_ahead(
        [&](const std::vector<double>& r) {
          return garch(r, volatility(r), walk);
        },
        40);
  }
  expect_no_look_ahead(
      [](const std::vector<double>& r) { return ewma(r, volatility(r), 0.9); },
      40);
  // The mean of what is known on day 40 is a forecast from there on.
  const auto r = some_returns(90, 3);
  auto later = r, earlier = r;
  for (std::size_t k = 40; k < r.size(); ++k) later[k] = 1;
  earlier[39] = 1;
  const auto mean = training_mean(volatility(r), 40);
  CHECK(training_mean(volatility(later), 40) == mean);
  CHECK(training_mean(volatility(earlier), 40) != mean);
}

BAD_INPUT("forecasts that begin before anything is known") {
  const std::vector<double> r(60, 0.1);
  CHECK_THROWS_WITH_AS(
      har(r, volatility(r), {26}),
      "forecasts from day 26 on of 56, expected day 27 or later",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      har(r, volatility(r), {48}, true, 44),
      "forecasts from day 48 on of 56, expected day 49 or later",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      autoregression(r, 5, {60}),
      "forecasts from day 60 on of 60, expected day 6 or later",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(training_mean(volatility(r), 4),
                       "the mean of what 4 days tell, expected 5 or more",
                       std::invalid_argument);
}
