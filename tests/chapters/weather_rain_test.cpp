// What says how likely rain is without a network.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "16_weather/logistic.hpp"
#include "16_weather/probability.hpp"
#include "16_weather/rain_rivals.hpp"
#include "bad_input.hpp"
#include "rain_days.hpp"

using namespace weather;
using doctest::Approx;
using Numbers = std::vector<double>;

namespace {

// Rain after a dry day and after a rainy one with these probabilities.
Numbers chain(std::size_t count, double after_dry, double after_wet) {
  return drawn_rain(count, 3, [=](const Numbers& rain, std::size_t t) {
    return t > 0 && rain[t - 1] > 0 ? after_wet : after_dry;
  });
}

// What changes over the year and twice in it.
double swing(const Days& days, std::size_t t) {
  const double angle = season(days.date(t));
  return std::sin(angle + 0.5) + 0.7 * std::sin(2 * angle + 1);
}

double sigma(double z) {
  return 1 / (1 + std::exp(-z));
}

double score(const Forecasts& p, const Days& days, std::size_t begin,
             std::size_t end) {
  const auto y = rainy(days);
  return brier(std::span(p).subspan(begin, end - begin),
               std::span(y).subspan(begin, end - begin));
}

struct Kind {
  const char* name;
  Forecasts (*forecast)(const Days&, std::size_t);
  bool sees_yesterday;
};

const Kind kinds[] = {{"share", rain_share, false},
                      {"climatology", rain_climatology, false},
                      {"chain", rain_chain, true},
                      {"seasonal chain", rain_seasonal_chain, true},
                      {"regression",
                       [](const Days& days, std::size_t known) {
                         return rain_regression(days, known, 2, 3.0);
                       },
                       true}};

bool same(double a, double b) {
  return a == b || (a != a && b != b);
}

}  // namespace

// Without a penalty that counts, each weight is the logit of a share.
TEST_CASE("logistic regression knows the shares of two kinds") {
  const lstm::Matrix<double> x = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {0, 1},
                                  {0, 1}, {0, 1}, {0, 1}, {0, 1}};
  const Numbers y = {1, 1, 1, 0, 1, 0, 0, 0, 0};
  const auto w = fit_logistic(x, y, Numbers{1e-10, 1e-10});
  CHECK(w[0] == Approx(std::log(3)).epsilon(1e-7));
  CHECK(w[1] == Approx(-std::log(4)).epsilon(1e-7));
  CHECK(logistic(w, Numbers{1, 0}) == Approx(0.75).epsilon(1e-7));
}

// Where the slopes of the loss are 0: Σ x (y - p) = penalty · w.
TEST_CASE("logistic regression ends where its loss has no slope") {
  lstm::Random random(5);
  for (int repeat = 0; repeat < 20; ++repeat) {
    constexpr std::size_t N = 30, P = 3;
    lstm::Matrix<double> x({N, P});
    for (double& one : x) one = std::pow(random.normal(), 5);
    Numbers y(N);
    for (double& one : y) one = random.below(2) > 0 ? 1 : 0;
    const Numbers penalties = {1e-4, 0.5, 20};
    const auto w = fit_logistic(x, y, penalties);
    for (std::size_t i = 0; i < P; ++i) {
      double slope = -penalties[i] * w[i], size = 0;
      for (std::size_t n = 0; n < N; ++n) {
        const double p = logistic(w, Numbers{x(n, 0), x(n, 1), x(n, 2)});
        slope += x(n, i) * (y[n] - p);
        size += std::abs(x(n, i));
      }
      CAPTURE(repeat);
      CAPTURE(i);
      CHECK(std::abs(slope) <= 1e-5 * size);
    }
  }
}

TEST_CASE("logistic regression of outcomes that are all the same is finite") {
  const lstm::Matrix<double> x = {{1.0}, {1.0}, {1.0}};
  const auto w = fit_logistic(x, Numbers{1, 1, 1}, Numbers{0.01});
  // 3 (1 - p) = 0.01 w
  CHECK(3 * (1 - sigma(w[0])) == Approx(0.01 * w[0]).epsilon(1e-6));
}

BAD_INPUT("logistic regression refuses what does not fit") {
  const lstm::Matrix<double> x = {{1.0}, {1.0}};
  CHECK_THROWS_AS(fit_logistic(x, Numbers{1}, Numbers{1}), lstm::ShapeError);
  CHECK_THROWS_AS(fit_logistic(x, Numbers{1, 0}, Numbers{1, 1}),
                  lstm::ShapeError);
  CHECK_THROWS_WITH_AS(fit_logistic(x, Numbers{1, 0}, Numbers{0}),
                       "penalties, expected all above 0",
                       std::invalid_argument);
}

TEST_CASE("the share of rainy days and the Markov chain by hand") {
  const auto days =
      days_of_rain({dry, wet, wet, dry, wet, dry, dry, wet}, 6, 7);
  CHECK(rain_share(days, 6) == Forecasts(8, 0.5));
  // Before day 6 two of two days after a dry one are rainy, and one of three
  // after a rainy one.
  const auto p = rain_chain(days, 6);
  CHECK(std::isnan(p[0]));
  CHECK(p[1] == 0.75);
  CHECK(p[2] == Approx(0.4));
  CHECK(p[6] == 0.75);
  CHECK(p[7] == 0.75);
}

TEST_CASE("rain's climatology and the seasonal chain find the season") {
  const std::size_t years = 60, count = years * 1461 / 4;
  const auto calendar = days_of_rain({}, 0, 0);
  const auto usual = [&](std::size_t t) {
    return sigma(-0.5 + swing(calendar, t));
  };
  const auto after = [&](bool rained, std::size_t t) {
    return rained ? sigma(1 + swing(calendar, t)) : sigma(-1);
  };
  const auto alone = days_of_rain(
      drawn_rain(count, 7, [&](auto&, std::size_t t) { return usual(t); }),
      count - 800, count - 400);
  const auto chained =
      days_of_rain(drawn_rain(count, 8,
                              [&](const Numbers& rain, std::size_t t) {
                                return after(t > 0 && rain[t - 1] > 0, t);
                              }),
                   count - 800, count - 400);
  const auto p = rain_climatology(alone, count - 400);
  const auto q = rain_seasonal_chain(chained, count - 400);
  for (std::size_t t = count - 400; t < count; t += 5) {
    CHECK(std::abs(p[t] - usual(t)) < 0.03);
    CHECK(std::abs(q[t] - after(chained.values[1][t - 1] > 0, t)) < 0.04);
  }
}

// The best that can be said of a chain is its own probability: the score of
// that is the share of each state times q (1 - q).
TEST_CASE("the best score on a Markov chain is reached") {
  constexpr std::size_t count = 20000, test = 10000;
  const double after_dry = 0.2, after_wet = 0.7;
  const auto days =
      days_of_rain(chain(count, after_dry, after_wet), 5000, test);
  const double share = after_dry / (1 - after_wet + after_dry);
  const double best = share * after_wet * (1 - after_wet) +
                      (1 - share) * after_dry * (1 - after_dry);
  CHECK(best == Approx(0.18));
  for (const auto& kind : kinds) {
    CAPTURE(kind.name);
    const auto p = kind.forecast(days, test);
    const double reached = score(p, days, test, count);
    if (kind.sees_yesterday)
      CHECK(std::abs(reached - best) < 0.006);
    else
      CHECK(reached == Approx(share * (1 - share)).epsilon(0.02));
  }
}

TEST_CASE("no probability of rain has seen its day or one after it") {
  constexpr std::size_t count = 60, known = 40;
  const auto days = days_of_rain(chain(count, 0.3, 0.6), 30, known);
  for (const auto& kind : kinds)
    for (std::size_t day = known; day + 1 < count; ++day) {
      CAPTURE(kind.name);
      CAPTURE(day);
      auto changed = days;
      changed.values[0][day] += 3;
      changed.values[1][day] = wet - changed.values[1][day];
      const auto p = kind.forecast(days, known);
      const auto q = kind.forecast(changed, known);
      for (std::size_t t = 0; t <= day; ++t) CHECK(same(p[t], q[t]));
      CHECK((p[day + 1] != q[day + 1]) == kind.sees_yesterday);
    }
}

TEST_CASE("rivals are chosen on validation and fitted anew for the test") {
  const auto days = days_of_rain(chain(400, 0.3, 0.6), 200, 300);
  const auto rivals = judge_rain_rivals(days);
  REQUIRE(rivals.size() == 4);
  CHECK(rivals[0].name == "climatology");
  CHECK(rivals[0].setting == "share");  // there is no season
  CHECK(rivals[1].name == "Markov chain");
  CHECK(rivals[1].validation_score ==
        score(rain_chain(days, 200), days, 200, 300));
  CHECK(rivals[1].test_score == score(rain_chain(days, 300), days, 300, 400));
  for (const double penalty : {0.1, 3.0, 100.0})
    for (const std::size_t lags : {1u, 3u})
      CHECK(rivals[3].validation_score <=
            score(rain_regression(days, 200, lags, penalty), days, 200, 300));
  for (const auto& rival : rivals)
    CHECK(best(rivals).validation_score <= rival.validation_score);
}

TEST_CASE("the days of the test choose no rival") {
  auto days = days_of_rain(chain(400, 0.3, 0.6), 200, 300);
  const auto before = judge_rain_rivals(days);
  for (std::size_t t = 300; t < 400; ++t) days.values[1][t] = dry;
  const auto after = judge_rain_rivals(days);
  for (std::size_t k = 0; k < before.size(); ++k) {
    CHECK(after[k].setting == before[k].setting);
    CHECK(after[k].validation_score == before[k].validation_score);
    CHECK(after[k].test[300] == before[k].test[300]);
    CHECK(after[k].test_score != before[k].test_score);
  }
}
