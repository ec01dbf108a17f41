// Chapter 16's trials: what validation chooses, and what the test then says.
#include <doctest/doctest.h>

#include <cmath>

#include "16_weather/measures.hpp"
#include "16_weather/trials.hpp"
#include "random_forecaster.hpp"
#include "study/bootstrap.hpp"

using namespace weather;

namespace {

// Days that a network can learn something of: each is like the one before.
Days warm_spells() {
  auto days = random_days(400, 4);
  auto& y = days.values[0];
  for (std::size_t t = 1; t < y.size(); ++t) y[t] = 0.8 * y[t - 1] + 0.2 * y[t];
  return days;
}

Trials trials_of(const Days& days, std::size_t threads,
                 const support::Options& options, std::size_t epochs = 6) {
  std::vector<Training> kinds;
  for (const auto target : targets) {
    kinds.push_back(small_training(target));
    kinds.back().epochs = epochs;
    kinds.back().rate = 0.03;
  }
  lstm::Team team(threads);
  support::RunFile file(options);
  return run_trials(days, kinds, 2, lstm::Seed(1), team, file, "few");
}

Trials trials_of(const Days& days, std::size_t threads = 1) {
  return trials_of(days, threads, support::Options("test", "a test"));
}

// All that came of them, as one list.
std::vector<double> numbers(const Trials& trials, const Days& days) {
  std::vector<double> all = {static_cast<double>(trials.chosen)};
  for (const auto& kind : trials.kinds) {
    all.push_back(static_cast<double>(kind.training.epochs));
    all.push_back(kind.validation);
    for (const auto& outcome : kind.outcomes) {
      all.insert(all.end(), outcome.curve.begin(), outcome.curve.end());
      for (auto t = days.validation; t < days.test; ++t)
        all.push_back(outcome.validation[t]);
      for (auto t = days.test; t < days.size(); ++t)
        all.push_back(outcome.test[t]);
    }
    const auto first = forecasts(kind.first, days, days.test, days.size());
    all.push_back(first[days.test]);
  }
  return all;
}

}  // namespace

TEST_CASE("a kind's epochs are those of the lowest mean curve on validation") {
  const auto days = warm_spells();
  const auto trials = trials_of(days);
  CHECK(trials.kinds.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& kind = trials.kinds[k];
    CHECK(kind.training.target == targets[k]);
    REQUIRE(kind.outcomes.size() == 2);
    std::vector<double> mean;
    for (std::size_t epoch = 0; epoch < 6; ++epoch)
      mean.push_back(
          (kind.outcomes[0].curve.at(epoch) + kind.outcomes[1].curve[epoch]) /
          2);
    const auto best = std::min_element(mean.begin(), mean.end());
    CHECK(kind.training.epochs ==
          static_cast<std::size_t>(best - mean.begin()) + 1);
    CHECK(kind.validation == doctest::Approx(*best));
    CHECK(trials.best().validation <= kind.validation);
    for (const auto& outcome : kind.outcomes) {
      CHECK(outcome.curve.size() == 6);
      CHECK(rmse(days, outcome.validation, days.validation, days.test) ==
            doctest::Approx(outcome.curve[kind.training.epochs - 1]));
      CHECK(std::isnan(outcome.validation[days.validation - 1]));
      CHECK(std::isnan(outcome.validation[days.test]));
      CHECK(std::isnan(outcome.test[days.test - 1]));
    }
  }
}

TEST_CASE("networks of a kind differ and the first is the one that is kept") {
  const auto days = warm_spells();
  const auto trials = trials_of(days);
  for (const auto& kind : trials.kinds) {
    const auto& [one, other] = std::tie(kind.outcomes[0], kind.outcomes[1]);
    CHECK(one.curve != other.curve);
    const auto first = forecasts(kind.first, days, days.test, days.size());
    for (auto t = days.test; t < days.size(); ++t) {
      CHECK(one.test[t] == first[t]);
      CHECK(one.test[t] != other.test[t]);
    }
  }
}

TEST_CASE("a network of the test has learned from validation's days too") {
  const auto days = warm_spells();
  const auto trials = trials_of(days);
  const auto& kind = trials.kinds[1];
  const auto own = lstm::Seed(1).part("network", 1);
  auto model = make_model(days, days.test, kind.training, own);
  train(model, kind.training, days, days_to_learn(model, days.test), own);
  const auto test = forecasts(model, days, days.test, days.size());
  CHECK(kind.outcomes[1].test[days.test + 7] == test[days.test + 7]);
}

TEST_CASE("what the test holds changes nothing that is chosen") {
  const auto days = warm_spells();
  const auto trials = trials_of(days);
  const std::size_t later = days.test + 20;
  const auto changed = trials_of(changed_from(days, later));
  CHECK(changed.chosen == trials.chosen);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(changed.kinds[k].training.epochs == trials.kinds[k].training.epochs);
    for (std::size_t n = 0; n < 2; ++n) {
      const auto& one = trials.kinds[k].outcomes[n];
      const auto& other = changed.kinds[k].outcomes[n];
      CHECK(other.curve == one.curve);
      for (auto t = days.test; t <= later; ++t)
        CHECK(other.test[t] == one.test[t]);
      CHECK(other.test[later + 1] != one.test[later + 1]);
    }
  }
}

TEST_CASE("what is judged on validation has not learned from it") {
  const auto days = warm_spells();
  const std::size_t later = days.validation + 20;
  const auto of = [](const Days& some) {
    return trials_of(some, 1, support::Options("test", "a test"), 1);
  };
  const auto trials = of(days), changed = of(changed_from(days, later));
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& one = trials.kinds[k].outcomes[1].validation;
    const auto& other = changed.kinds[k].outcomes[1].validation;
    for (auto t = days.validation; t <= later; ++t) CHECK(other[t] == one[t]);
    CHECK(other[later + 1] != one[later + 1]);
  }
}

TEST_CASE("the numbers of trials do not depend on the threads") {
  const auto days = warm_spells();
  CHECK(numbers(trials_of(days, 2), days) == numbers(trials_of(days, 1), days));
}

TEST_CASE("trials go on with what the run's file has kept of them") {
  const auto days = warm_spells();
  const TemporaryFolder folder;
  support::Options options("test", "a test");
  options.checkpoint = (folder.path / "run").string();
  const auto trials = trials_of(days, 1, options);
  options.resume = options.checkpoint;
  CHECK(numbers(trials_of(days, 1, options), days) == numbers(trials, days));

  // A number that is changed in the file comes back.
  auto kept = lstm::read_checkpoint(read(options.checkpoint));
  CHECK(kept.state.contains("few, anomaly 1 on validation"));
  kept.state.at("few, anomaly 2").numbers[0] = 77;
  std::ofstream(options.checkpoint, std::ios::binary)
      << lstm::write_checkpoint(kept);
  const auto other = trials_of(days, 1, options);
  CHECK(other.kinds[1].outcomes[1].test[days.test] == 77);
}
