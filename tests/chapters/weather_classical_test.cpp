#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <stdexcept>

#include "16_weather/classical.hpp"
#include "bad_input.hpp"
#include "made_days.hpp"

using namespace weather;

namespace {

constexpr double pi = std::numbers::pi;

// The largest error on the days from `begin` on; NaN where one lacks.
double worst(const Days& days, const Forecasts& forecasts, std::size_t begin) {
  double most = 0;
  for (auto t = begin; t < days.size(); ++t) {
    const double error = std::abs(forecasts[t] - days.y()[t]);
    if (!(error <= most)) most = error;
  }
  return most;
}

std::size_t missing(const Forecasts& forecasts) {
  std::size_t count = 0;
  while (count < forecasts.size() && std::isnan(forecasts[count])) ++count;
  for (auto t = count; t < forecasts.size(); ++t)
    REQUIRE(std::isfinite(forecasts[t]));
  return count;
}

// A number for each day.
Days one_column(std::size_t count,
                const std::function<double(double angle, std::size_t t)>& y) {
  auto days = made_days({"y"}, {std::vector<double>(count)});
  for (std::size_t t = 0; t < count; ++t)
    days.values[0][t] = y(season(days.date(t)), t);
  return days;
}

}  // namespace

TEST_CASE("persistence is what it was on the day of the forecast") {
  const auto days = made_days({"y"}, {{4, 5, 6, 7}});
  const auto one = persistence(days);
  CHECK(missing(one) == 1);
  CHECK(Forecasts(one.begin() + 1, one.end()) == Forecasts{4, 5, 6});
  const auto three = persistence(days, 3);
  CHECK(missing(three) == 3);
  CHECK(three[3] == 4);
  CHECK(missing(persistence(days, 9)) == 4);
}

TEST_CASE("climatology finds two harmonics of the year") {
  const auto days = one_column(1'500, [](double angle, std::size_t) {
    return 10 + 3 * std::sin(angle) - 4 * std::cos(angle) +
           0.5 * std::sin(2 * angle) + 2 * std::cos(2 * angle);
  });
  const auto usual = fit_climatology(days, 500);
  const double expected[] = {10, 3, -4, 0.5, 2};
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(std::abs(usual.weights[k] - expected[k]) < 1e-9);
  CHECK(worst(days, climatology(days, 500), 0) < 1e-9);
}

TEST_CASE("autoregression finds a wave and goes on along it") {
  // In four years, 1461 days, the wave ends where it began, so that the year's
  // harmonics, which do so too, see nothing of it.
  const double step = 2 * pi * 100 / 1461;
  const auto days = one_column(1'600, [&](double angle, std::size_t t) {
    return 15 + 2 * std::sin(angle) +
           std::cos(step * static_cast<double>(t) + 0.3);
  });
  const auto usual = fit_climatology(days, 1'461);
  const auto weights = fit_autoregression(days, usual, 1'461, 2);
  REQUIRE(weights.size() == 2);
  CHECK(std::abs(weights[0] - 2 * std::cos(step)) < 1e-9);
  CHECK(std::abs(weights[1] + 1) < 1e-9);

  // Of seven days before, five tell nothing that two do not.
  for (const std::size_t order : {2u, 7u})
    for (const std::size_t ahead : {1u, 2u, 7u}) {
      CAPTURE(order);
      CAPTURE(ahead);
      const auto forecasts = autoregression(days, 1'461, order, ahead);
      CHECK(missing(forecasts) == order + ahead - 1);
      CHECK(worst(days, forecasts, order + ahead - 1) < 1e-9);
    }
}

TEST_CASE("autoregression of order 0 is climatology") {
  const auto days = random_days(300, 1);
  const auto none = autoregression(days, 200, 0);
  const auto usual = climatology(days, 200);
  for (std::size_t t = 0; t < days.size(); ++t) CHECK(none[t] == usual[t]);
}

namespace {

// Days of which the first column follows from the others `ahead` days and a day
// more before, and from the year.
Days followed(std::size_t ahead) {
  auto days = random_days(900, 3);
  const auto &wind = days.values[1], &rain = days.values[2];
  for (auto t = ahead + 1; t < days.size(); ++t)
    days.values[0][t] = 2 + std::sin(season(days.date(t))) +
                        0.5 * wind[t - ahead] -
                        0.25 * std::log1p(rain[t - ahead - 1]);
  return days;
}

}  // namespace

TEST_CASE("ridge without a penalty finds what follows from all columns") {
  for (const std::size_t ahead : {1u, 2u, 5u}) {
    CAPTURE(ahead);
    const auto days = followed(ahead);
    const auto forecasts = ridge(days, 500, 2, 0, ahead);
    CHECK(missing(forecasts) == ahead + 1);
    CHECK(worst(days, forecasts, ahead + 1) < 1e-9);
    // One day does not tell it.
    CHECK(worst(days, ridge(days, 500, 1, 0, ahead), 500) > 0.1);
  }
}

TEST_CASE("a penalty takes the columns from ridge and leaves the year") {
  auto days = followed(1);
  for (std::size_t t = 0; t < days.size(); ++t)
    days.values[0][t] += 1'000 + 9 * std::cos(season(days.date(t)));
  // What is left out deviates by about 0.5.
  const auto forecasts = ridge(days, 600, 2, 1e12);
  CHECK(worst(days, forecasts, 2) < 3);
  // It then is a curve over the year, and the columns make no difference.
  auto others = changed_from(days, 600);
  const auto same = ridge(others, 600, 2, 1e12);
  for (std::size_t t = 2; t < days.size(); ++t)
    CHECK(std::abs(forecasts[t] - same[t]) < 1e-4);
}

TEST_CASE("ridge does not ask for a column's unit") {
  const auto days = followed(1);
  auto other = days;
  for (double& wind : other.values[1]) wind = 1'000 * wind + 77;
  const auto a = ridge(days, 500, 2, 30), b = ridge(other, 500, 2, 30);
  for (std::size_t t = 2; t < days.size(); ++t)
    CHECK(std::abs(a[t] - b[t]) < 1e-9);
  CHECK(worst(days, a, 2) > 0.01);  // where the penalty shrinks
}

TEST_CASE("a column that stands still tells ridge nothing") {
  const auto days = followed(1);
  // The sum of tenths is not exact, so that they seem to deviate.
  for (const double still : {0.0, 0.1})
    for (const double penalty : {0.0, 1.0}) {
      CAPTURE(still);
      CAPTURE(penalty);
      auto more = days;
      more.columns.push_back("snow");
      more.values.push_back(std::vector<double>(days.size(), still));
      more.values.back()[898] = 5;  // which is after `known`
      const auto a = ridge(days, 500, 2, penalty),
                 b = ridge(more, 500, 2, penalty);
      for (std::size_t t = 2; t < days.size(); ++t)
        CHECK(std::abs(a[t] - b[t]) < 1e-9);
    }
}

TEST_CASE("no forecast has seen its day or learned after what is known") {
  constexpr std::size_t known = 150;
  const auto persist = [](const Days& days, std::size_t ahead) {
    return persistence(days, ahead);
  };
  const auto order_2 = [](const Days& days, std::size_t ahead) {
    return autoregression(days, known, 2, ahead);
  };
  const auto two_days = [](const Days& days, std::size_t ahead) {
    return ridge(days, known, 2, 1, ahead);
  };
  using Method = std::function<Forecasts(const Days&, std::size_t)>;
  for (const auto& method : std::vector<Method>{persist, order_2, two_days})
    for (const std::size_t ahead : {1u, 3u})
      for (const std::size_t from : {150u, 151u, 190u}) {
        CAPTURE(ahead);
        CAPTURE(from);
        const auto days = random_days(200, from);
        const auto before = method(days, ahead);
        const auto after = method(changed_from(days, from), ahead);
        for (auto t = missing(before); t < from + ahead; ++t)
          CHECK(before[t] == after[t]);
        CHECK(before[from + ahead] != after[from + ahead]);
      }
}

TEST_CASE("climatology has learned nothing after what is known") {
  const auto days = random_days(200, 1);
  CHECK(climatology(days, 150) == climatology(changed_from(days, 150), 150));
  CHECK(climatology(days, 150) != climatology(changed_from(days, 149), 150));
}

BAD_INPUT("forecasts that cannot be made") {
  const auto days = random_days(200, 1);
  const char* const today = "a forecast 0 days ahead has seen its day";
  const char* const later = "201 days known of 200";
  CHECK_THROWS_WITH_AS(persistence(days, 0), today, std::invalid_argument);
  CHECK_THROWS_WITH_AS(autoregression(days, 9, 1, 0), today,
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(ridge(days, 9, 1, 1, 0), today, std::invalid_argument);
  CHECK_THROWS_WITH_AS(climatology(days, 201), later, std::invalid_argument);
  CHECK_THROWS_WITH_AS(autoregression(days, 201, 1), later,
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(ridge(days, 201, 1, 1), later, std::invalid_argument);
  CHECK_THROWS_WITH_AS(fit_autoregression(days, {}, 201, 1), later,
                       std::invalid_argument);
}
