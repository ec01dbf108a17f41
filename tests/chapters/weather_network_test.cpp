// Chapter 16's networks: what they are to say, and what is made of it.
#include <doctest/doctest.h>

#include <cmath>

#include "16_weather/measures.hpp"
#include "16_weather/train.hpp"
#include "random_forecaster.hpp"

using namespace weather;

namespace {

// The forecasts of a baseline by itself, from the first day that it has on.
void check_baseline(const Days& days, const Baseline& baseline,
                    const Forecasts& expected, std::size_t ahead) {
  for (std::size_t t = 2 + ahead; t < days.size(); ++t) {
    CAPTURE(t);
    REQUIRE(baseline.on(days, t, ahead) ==
            doctest::Approx(expected[t]).epsilon(1e-9));
  }
}

double deviation(const Days& days, const Forecasts& forecasts,
                 std::size_t first, std::size_t known) {
  return rmse(days, forecasts, first, known);
}

std::vector<float> weights_of(Model model) {
  std::vector<float> all;
  for (auto* p : model.network.parameters())
    all.insert(all.end(), p->value.begin(), p->value.end());
  return all;
}

}  // namespace

TEST_CASE("a level is told from the mean of the days known") {
  const auto days = made_days({"temp_max"}, {{2, 4, 9, 1, 7, 3, 2, 20}});
  const auto baseline = fit_baseline(days, 4, Target::level, 2);
  check_baseline(days, baseline, Forecasts(8, 4), 1);
  CHECK(baseline.deviations[0] == doctest::Approx(std::sqrt(38.0 / 4)));
  CHECK(baseline.deviations[1] == doctest::Approx(std::sqrt(34.0 / 3)));
}

TEST_CASE("an anomaly is told from what is usual on its day") {
  const auto days = random_days(200, 1);
  const auto baseline = fit_baseline(days, 120, Target::anomaly, 2);
  const auto usual = climatology(days, 120);
  for (const std::size_t ahead : {1u, 2u}) {
    check_baseline(days, baseline, usual, ahead);
    CHECK(baseline.deviations[ahead - 1] ==
          doctest::Approx(deviation(days, usual, ahead - 1, 120)));
  }
}

TEST_CASE("a residual is told from an autoregression as far ahead") {
  const auto days = random_days(200, 1);
  const auto baseline = fit_baseline(days, 120, Target::residual, 3);
  for (const std::size_t ahead : {1u, 2u, 3u}) {
    CAPTURE(ahead);
    const auto rival = autoregression(days, 120, 2, ahead);
    check_baseline(days, baseline, rival, ahead);
    CHECK(baseline.deviations[ahead - 1] ==
          doctest::Approx(deviation(days, rival, ahead + 1, 120)));
  }
}

TEST_CASE("samples are windows and what is left of the days behind them") {
  const auto days = random_days(100, 1);
  const std::size_t picked[] = {50, 9, 97};
  for (const auto target : targets) {
    const auto model = random_forecaster(days, target, 3);
    const auto data = samples(model, days, picked);
    CHECK(data.x == windows(days, model.scale, picked, 4));
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t n = 0; n < 3; ++n)
        CHECK(model.baseline.on(days, picked[n] + k, k + 1) +
                  model.baseline.deviations[k] * double{data.y(k, n)} ==
              doctest::Approx(days.y()[picked[n] + k]).epsilon(1e-5));
  }
}

TEST_CASE("a forecast is what the network says of its baseline") {
  const auto days = random_days(100, 1);
  for (const auto target : targets) {
    auto model = random_forecaster(days, target, 2);
    for (const std::size_t ahead : {1u, 2u}) {
      const auto said = model.network.predict(
          windows(days, model.scale, 90, 100 + ahead, 4, ahead));
      const auto all = forecasts(model, days, 90, 100 + ahead, ahead);
      CHECK(all.size() == 100 + ahead);
      CHECK(std::isnan(all[89]));
      for (std::size_t t = 90; t < 100 + ahead; ++t)
        CHECK(all[t] == doctest::Approx(model.baseline.on(days, t, ahead) +
                                        model.baseline.deviations[ahead - 1] *
                                            double{said(ahead - 1, t - 90)}));
    }
    CHECK_THROWS_WITH_AS(
        forecasts(model, days, 90, 100, 3),
        "a forecast 3 days ahead was asked for, expected 1 to 2",
        std::invalid_argument);
  }
}

TEST_CASE("forecasts of a network see nothing of their day or later ones") {
  for (const auto target : targets)
    for (const std::size_t ahead : {1u, 2u}) {
      const auto days = random_days(100, 2);
      const auto model = random_forecaster(days, target, 2);
      const auto of = [&](const Days& some) {
        return forecasts(model, some, 90, 91, ahead)[90];
      };
      CHECK(of(changed_from(days, 91 - ahead)) == of(days));
      CHECK(of(changed_from(days, 90 - ahead)) != of(days));
    }
}

TEST_CASE("a network learns nothing from days that are not known") {
  const auto trained = [](const Days& days, Target target) {
    const auto training = small_training(target, 2);
    auto model = make_model(days, 70, training, lstm::Seed(1));
    train(model, training, days, days_to_learn(model, 70), lstm::Seed(1));
    return model;
  };
  for (const auto target : targets) {
    const auto days = random_days(100, 3);
    const auto model = trained(days, target);
    const auto same = trained(changed_from(days, 70), target);
    CHECK(weights_of(same) == weights_of(model));
    CHECK(forecasts(same, days, 70, 71)[70] ==
          forecasts(model, days, 70, 71)[70]);
    CHECK(same.baseline.deviations == model.baseline.deviations);
    CHECK(weights_of(trained(changed_from(days, 69), target)) !=
          weights_of(model));
  }
}

TEST_CASE("days to learn from end where the days known do") {
  const auto days = random_days(100, 1);
  const auto learned = [&](std::size_t horizon, std::size_t known) {
    return days_to_learn(random_forecaster(days, Target::level, horizon),
                         known);
  };
  CHECK(learned(1, 7) == std::vector<std::size_t>{4, 5, 6});
  CHECK(learned(3, 7) == std::vector<std::size_t>{4});
  CHECK_THROWS_WITH_AS(learned(3, 6),
                       "6 days hold no window of 4 and what is to be forecast "
                       "of the 3 behind it",
                       std::invalid_argument);
  CHECK_THROWS_AS(learned(3, 2), std::invalid_argument);
}

TEST_CASE("decay makes weights smaller and dropout draws others") {
  const auto days = random_days(100, 1);
  const auto trained = [&](double decay, double dropout) {
    auto training = small_training(Target::level);
    training.epochs = 20;
    training.decay = decay;
    training.dropout = dropout;
    auto model = make_model(days, 70, training, lstm::Seed(1));
    train(model, training, days, days_to_learn(model, 70), lstm::Seed(1));
    return model;
  };
  const auto size = [](Model model) {
    double sum = 0;
    for (auto* p : model.network.weights())
      for (const float w : p->value) sum += double{w} * double{w};
    return sum;
  };
  CHECK(size(trained(1, 0)) < 0.8 * size(trained(0, 0)));
  CHECK(weights_of(trained(0, 0.5)) != weights_of(trained(0, 0)));
}

namespace {

// Tomorrow depends on whether two columns have the same sign, one of them a day
// before the other. Neither of them by itself says anything.
Days signs(std::size_t count) {
  lstm::Random random(7);
  std::vector<std::vector<double>> values(3);
  for (std::size_t t = 0; t < count; ++t) {
    for (const std::size_t k : {1u, 2u})
      values[k].push_back(random.uniform() < 0.5 ? -1 : 1);
    const double sign = t < 2 ? 1 : values[1][t - 1] * values[2][t - 2];
    values[0].push_back(15 + 3 * sign + 0.3 * random.normal());
  }
  return made_days({"temp_max", "east", "south"}, std::move(values));
}

}  // namespace

TEST_CASE("a network learns what no weighted sum of columns can say") {
  const auto days = signs(800);
  const auto on_test = [&](const Forecasts& all) {
    return rmse(days, all, days.test, days.size());
  };
  Training training;
  training.decay = 0;
  training.dropout = 0;
  training.rate = 0.01;
  training.epochs = 40;
  auto model = make_model(days, days.test, training, lstm::Seed(1));
  train(model, training, days, days_to_learn(model, days.test), lstm::Seed(1));
  CHECK(on_test(ridge(days, days.test, 3, 1)) > 2.7);
  CHECK(on_test(autoregression(days, days.test, 2)) > 2.7);
  CHECK(on_test(forecasts(model, days, days.test, days.size())) < 1);
}
