// Chapter 16's forecasts of a week, and its mistakes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "16_weather/dishonest.hpp"
#include "16_weather/horizons.hpp"
#include "16_weather/measures.hpp"
#include "random_forecaster.hpp"
#include "study/bootstrap.hpp"

using namespace weather;

namespace {

Days some_anomalies() {
  const auto days = random_days(120, 5);
  return anomalies_of(days, fit_climatology(days, 80));
}

}  // namespace

TEST_CASE("anomalies are what is left of what is usual") {
  const auto days = random_days(120, 5);
  const auto usual = fit_climatology(days, 80);
  const auto anomalies = anomalies_of(days, usual);
  CHECK(anomalies.columns == std::vector<std::string>{"anomaly"});
  CHECK(anomalies.size() == 120);
  CHECK(anomalies.test == days.test);
  for (std::size_t t = 0; t < 120; ++t)
    CHECK(anomalies.y()[t] + usual.on(days.date(t)) ==
          doctest::Approx(days.y()[t]));
}

TEST_CASE("going on from forecasts takes them for what has come") {
  const auto days = some_anomalies();
  const auto model = random_forecaster(days, Target::level);
  const auto one = forecasts(model, days, 90, 100);
  const auto same = iterated(model, days, 90, 100, 1);
  for (std::size_t t = 90; t < 100; ++t) CHECK(same[t] == one[t]);

  for (const std::size_t ahead : {2u, 6u})
    for (std::size_t t = 90; t < 122; ++t) {
      auto known = days;
      known.values[0].resize(t - ahead + 1);
      while (known.size() <= t)
        known.values[0].push_back(
            forecasts(model, known, known.size(), known.size() + 1).back());
      CHECK(iterated(model, days, t, t + 1, ahead)[t] ==
            doctest::Approx(known.y()[t]).epsilon(1e-4));
    }
}

TEST_CASE("windows of one day go on from forecasts as well") {
  const auto days = some_anomalies();
  auto training = small_training(Target::level);
  training.length = 1;
  const auto model = make_model(days, 80, training, lstm::Seed(1));
  auto known = days;
  known.values[0].resize(91);
  known.values[0][90] = forecasts(model, days, 90, 91)[90];
  CHECK(iterated(model, days, 91, 92, 2)[91] ==
        doctest::Approx(forecasts(model, known, 91, 92)[91]));
}

TEST_CASE("errors by horizon are those of the test") {
  const auto days = random_days(200, 6);
  const auto of = [&](std::size_t threads) {
    lstm::Team team(threads);
    support::RunFile file(support::Options("test", "a test"));
    return judge_horizons(days, {small_training(Target::residual)}, 2, 5, 2,
                          lstm::Seed(1), team, file, "week");
  };
  const auto all = of(1);
  std::vector<std::string> names;
  for (const auto& one : all) {
    names.push_back(one.name);
    CHECK(one.errors.size() == week);
  }
  CHECK(names == std::vector<std::string>{"persistence", "climatology",
                                          "AR(2) iterated", "ridge direct",
                                          "LSTM direct", "LSTM iterated"});
  const auto error = [&](const Forecasts& some) {
    return doctest::Approx(rmse(days, some, days.test, days.size()));
  };
  CHECK(all[0].errors[4] == error(persistence(days, 5)));
  CHECK(all[1].errors[4] == error(climatology(days, days.test)));
  CHECK(all[2].errors[4] == error(autoregression(days, days.test, 2, 5)));
  CHECK(all[3].errors[4] == error(ridge(days, days.test, 2, 5, 5)));
  const auto others = of(2);
  for (const std::size_t network : {4u, 5u})
    CHECK(others[network].errors == all[network].errors);
}

TEST_CASE("an error of networks by horizon is the mean of theirs") {
  const auto days = random_days(200, 6);
  lstm::Team team(1);
  support::RunFile file(support::Options("test", "a test"));
  const auto all = judge_horizons(days, {small_training(Target::level)}, 2, 5,
                                  2, lstm::Seed(1), team, file, "week");
  const auto of = [&](const char* network) {
    return file.once(network, []() -> std::vector<double> {
      throw std::logic_error("it was not kept");
    });
  };
  const auto one = of("week, direct 1"), other = of("week, direct 2"),
             third = of("week, iterated 1"), fourth = of("week, iterated 2");
  CHECK(one != other);
  for (std::size_t k = 0; k < week; ++k) {
    CHECK(all[4].errors[k] == doctest::Approx((one[k] + other[k]) / 2));
    CHECK(all[5].errors[k] == doctest::Approx((third[k] + fourth[k]) / 2));
  }
}

TEST_CASE("networks of a week learn from the days before the test alone") {
  const auto days = random_days(200, 6);
  const auto errors = [](const Days& some) {
    lstm::Team team(1);
    support::RunFile file(support::Options("test", "a test"));
    return judge_horizons(some, {small_training(Target::anomaly)}, 2, 5, 1,
                          lstm::Seed(1), team, file, "week");
  };
  // Forecasts that do not depend on the test are wrong by what is added to it.
  auto warmer = days;
  for (auto t = days.size() - 1; t < days.size(); ++t)
    warmer.values[0][t] += 1e6;
  const auto n = static_cast<double>(days.size() - days.test);
  for (const auto& one : errors(warmer)) {
    CAPTURE(one.name);
    for (const double error : one.errors)
      CHECK(error == doctest::Approx(1e6 / std::sqrt(n)).epsilon(1e-4));
  }
}

TEST_CASE("a split at random has days on both sides of those judged") {
  const auto days = random_days(200, 8);
  const auto split = split_at_random(days, 4, lstm::Random(1));
  CHECK(split.judged.size() == 50);
  auto all = split.learned;
  all.insert(all.end(), split.judged.begin(), split.judged.end());
  std::sort(all.begin(), all.end());
  CHECK(all == days_between(4, 200));
  const auto [first, last] =
      std::minmax_element(split.judged.begin(), split.judged.end());
  CHECK(*first < 50);
  CHECK(*last > 150);
}

TEST_CASE("the mistakes stand beside the honest error of the same networks") {
  const auto days = random_days(400, 8);
  lstm::Team team(1);
  support::RunFile file(support::Options("test", "a test"));
  const lstm::Seed seed(1);
  std::vector<Training> kinds = {small_training(Target::residual)};
  const auto trials = run_trials(days, kinds, 2, seed, team, file, "few");
  const auto mistakes =
      judge_mistakes(days, trials, 3, seed, team, file, "few");
  REQUIRE(mistakes.size() == 3);
  const auto on_test = [&](const Forecasts& some) {
    return doctest::Approx(rmse(days, some, days.test, days.size()));
  };
  std::vector<double> errors;
  for (const auto& outcome : trials.best().outcomes)
    errors.push_back(rmse(days, outcome.test, days.test, days.size()));
  for (const auto& mistake : mistakes) {
    CHECK(mistake.honest == doctest::Approx(study::mean(errors)));
    CHECK(mistake.flattering != mistake.honest);
    CHECK(mistake.rival_honest == on_test(autoregression(days, days.test, 2)));
  }
  CHECK(mistakes[0].rival_flattering ==
        on_test(autoregression(days, days.size(), 2)));
  CHECK(mistakes[2].flattering < mistakes[2].honest);

  // Who knows what is to come, and has it in his baseline, is wrong by less.
  auto warmer = days;
  for (auto t = days.test; t < days.size(); ++t) warmer.values[0][t] += 40;
  const auto other = run_trials(warmer, kinds, 2, seed, team, file, "warmer");
  const auto flattered =
      judge_mistakes(warmer, other, 3, seed, team, file, "warmer");
  CHECK(flattered[0].honest > 2 * flattered[0].flattering);
}
