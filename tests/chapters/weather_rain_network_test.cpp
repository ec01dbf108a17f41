// The networks that say how likely rain is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "16_weather/probability.hpp"
#include "16_weather/rain_network.hpp"
#include "16_weather/rain_trials.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/model.hpp"
#include "rain_days.hpp"
#include "random_tensors.hpp"

using namespace weather;
using doctest::Approx;

static_assert(lstm::Model<RainNetwork<float>>);

namespace {

RainNetwork<double> random_network(double dropout = 0) {
  RainNetwork<double> network(3, 4, dropout);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.7);
  return network;
}

lstm::Dataset<double> some_days() {
  lstm::Dataset<double> days{lstm::Sequence<double>({5, 3, 4}), {{1, 0, 0, 1}}};
  lstm::Random random(2);
  fill_normal(days.x, random);
  return days;
}

RainTrials trials_of(const Days& days, const Training& training,
                     std::size_t count, std::size_t threads) {
  support::Options options("16", "A test.");
  support::RunFile file(options);
  lstm::Team team(threads);
  return run_rain_trials(days, training, count, lstm::Seed(1), team, file);
}

constexpr Training small{.length = 3, .hidden = 4, .epochs = 4, .rate = 0.02};

// Where a rainy day has a number below 0, or a dry one a number above, rain is
// likely on the next, and it seldom rains elsewhere: no sum of what each counts
// can tell.
double odd(const Days& days, const std::vector<double>& rain, std::size_t t) {
  return t > 0 && (rain[t - 1] > 0) != (days.values[0][t - 1] > 0) ? 0.9 : 0.1;
}

Days odd_days(std::size_t count, std::size_t validation, std::size_t test) {
  auto days = days_of_rain(std::vector<double>(count), validation, test);
  days.values[1] = drawn_rain(count, 4, [&](const auto& rain, std::size_t t) {
    return odd(days, rain, t);
  });
  return days;
}

std::vector<double> outcomes(const Days& days) {
  const auto y = rainy(days);
  return {y.begin() + static_cast<std::ptrdiff_t>(days.test), y.end()};
}

}  // namespace

TEST_CASE("the gradients of the network for rain are those of differences") {
  for (const double dropout : {0.0, 0.4}) {
    CAPTURE(dropout);
    auto analytic = random_network(dropout);
    auto moved = analytic;
    lstm::Random chance(2);
    analytic.pass(some_days(), chance);
    const auto loss = [&] {
      auto copy = moved;
      lstm::Random same(2);
      return copy.pass(some_days(), same).sum;
    };
    for (std::size_t k = 0; k < moved.parameters().size(); ++k) {
      auto& values = *moved.parameters()[k];
      CAPTURE(values.name);
      const auto numeric = lstm::central_differences(loss, values.value);
      CHECK(lstm::relative_error(analytic.parameters()[k]->gradient, numeric) <=
            1e-6);
    }
  }
}

TEST_CASE("the loss of the network for rain is that of what it says") {
  auto network = random_network(0.5);
  const auto days = some_days();
  const auto p = network.predict(days.x);
  const auto loss = network.loss(days);
  CHECK(loss.count == 4);
  CHECK(
      loss.sum ==
      Approx(-std::log(p[0] * (1 - p[1]) * (1 - p[2]) * p[3])).epsilon(1e-13));
  lstm::Random random(3);
  CHECK(network.pass(days, random).sum != loss.sum);  // drops out
  CHECK(network.loss(days).sum == loss.sum);
}

TEST_CASE("networks for rain reach a score that no sum of days does") {
  const auto days = odd_days(2400, 1400, 1900);
  Training training = small;
  training.hidden = 8;
  training.epochs = 30;
  const auto trials = trials_of(days, training, 2, 1);
  std::vector<double> truth;
  for (std::size_t t = days.test; t < days.size(); ++t)
    truth.push_back(odd(days, days.values[1], t));
  const double best = brier(truth, outcomes(days));
  for (const auto& p : trials.test)
    CHECK(std::abs(brier(p, outcomes(days)) - best) < 0.04);
  for (const auto& rival : judge_rain_rivals(days)) {
    CAPTURE(rival.name);
    CHECK(rival.test_score > best + 0.1);
  }
}

TEST_CASE("threads change nothing of what networks say of rain") {
  const auto days = odd_days(150, 80, 110);
  const auto one = trials_of(days, small, 2, 1);
  const auto two = trials_of(days, small, 2, 2);
  CHECK(one.curves == two.curves);
  CHECK(one.epochs == two.epochs);
  CHECK(one.test == two.test);
  CHECK(one.test[0] != one.test[1]);
}

TEST_CASE("the epochs are those after which the mean curve is the lowest") {
  const auto days = odd_days(150, 80, 110);
  const auto trials = trials_of(days, small, 3, 1);
  REQUIRE(trials.curves.size() == 3);
  std::vector<double> mean;
  for (std::size_t k = 0; k < small.epochs; ++k)
    mean.push_back((trials.curves[0].at(k) + trials.curves[1].at(k) +
                    trials.curves[2].at(k)) /
                   3);
  CHECK(trials.validation_score == Approx(std::ranges::min(mean)));
  CHECK(mean[trials.epochs - 1] == Approx(std::ranges::min(mean)));
}

// Where there is nothing to be known, each epoch but the first few does harm.
TEST_CASE("networks for the test are trained for the epochs that are best") {
  const auto days = days_of_rain(
      drawn_rain(150, 4, [](auto&, std::size_t) { return 0.5; }), 80, 110);
  Training training = small;
  training.epochs = 12;
  training.rate = 0.05;
  const auto trials = trials_of(days, training, 2, 1);
  REQUIRE(trials.epochs < 12);
  training.epochs = trials.epochs;
  CHECK(trials_of(days, training, 2, 1).test == trials.test);
}

TEST_CASE("no network for rain has seen its day or one after it") {
  const auto days = odd_days(150, 80, 110);
  const auto before = trials_of(days, small, 1, 1);
  const auto changed_on = [&](std::size_t day) {
    auto changed = days;
    changed.values[0][day] += 3;
    changed.values[1][day] = wet - changed.values[1][day];
    return trials_of(changed, small, 1, 1);
  };
  // In the test: what was said until then is the same.
  const auto late = changed_on(130);
  CHECK(late.curves == before.curves);
  for (std::size_t n = 0; n <= 130 - days.test; ++n)
    CHECK(late.test[0][n] == before.test[0][n]);
  CHECK(late.test[0][131 - days.test] != before.test[0][131 - days.test]);
  // In the validation: the networks of the curves have not learned from it, but
  // the scores have it, and those for the test have learned from it.
  const auto early = changed_on(109);
  CHECK(early.curves != before.curves);
  CHECK(early.test != before.test);
}

TEST_CASE("the verdict on networks for rain by hand") {
  auto days = days_of_rain(std::vector<double>(80, dry), 20, 40);
  for (std::size_t t = 40; t < 80; t += 2) days.values[1][t] = wet;
  // One network is wrong by 0.1 each day and one by 0.3, a rival by 0.5.
  RainTrials trials;
  trials.test = {{}, {}};
  for (const double y : outcomes(days)) {
    trials.test[0].push_back(std::abs(y - 0.1));
    trials.test[1].push_back(std::abs(y - 0.3));
  }
  RainRival rival;
  rival.test = Forecasts(80, 0.5);
  const auto found = verdict(trials, rival, days, lstm::Seed(1));
  CHECK(found.score.value == Approx(0.05));
  CHECK(found.least == Approx(0.01));
  CHECK(found.most == Approx(0.09));
  CHECK(found.score.interval.low == Approx(0.05));
  CHECK(found.score.interval.high == Approx(0.05));
  CHECK(found.gain.value == Approx(0.2));
  CHECK(found.gain.interval.low == Approx(0.2));
  CHECK(found.gain.interval.high == Approx(0.2));
  CHECK(found.together == Approx(0.04));
  CHECK(together(trials)[0] == Approx(0.8));
}
