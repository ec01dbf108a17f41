// What chapter 9's numbers are made of.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "09_overfitting/middle.hpp"
#include "09_overfitting/plain_run.hpp"
#include "09_overfitting/rules.hpp"
#include "09_overfitting/shrunk.hpp"
#include "09_overfitting/weights.hpp"
#include "study/sine.hpp"

using namespace overfitting;

namespace {

const lstm::Seed chance(17);

// The slope of the mean squared error with respect to each weight.
std::vector<double> slopes(const Weights& w, const Windows& windows) {
  std::vector<double> all(w.size());
  for (std::size_t t = 0; t < w.size(); ++t) {
    const double h = 1e-6;
    auto up = w, down = w;
    up[t] += h;
    down[t] -= h;
    all[t] = (mean_error(up, windows) - mean_error(down, windows)) / (2 * h);
  }
  return all;
}

struct PlainSets {
  Windows training, validation;
  lstm::Random masks;
};
PlainSets plain_sets() {
  const auto splits = draw({.windows = 20}, chance.part("windows"));
  return {plain(splits.training), plain(splits.validation),
          chance.stream("masks")};
}

// The mean of the next value, from the phases of a fine grid, term by term.
double slow_mean(const lstm::Sequence<float>& x, std::size_t n, double noise) {
  const std::size_t K = 20'000, T = x.shape(0);
  long double sum = 0, all = 0;
  for (std::size_t k = 0; k < K; ++k) {
    const double phase = 2 * std::numbers::pi * static_cast<double>(k) / K;
    long double weight = 1;
    for (std::size_t t = 0; t < T; ++t) {
      const double e =
          x(t, 0, n) - std::sin(phase + 0.1 * static_cast<double>(t));
      weight *= std::exp(-e * e / (2 * noise * noise));
    }
    sum += weight * std::sin(phase + 0.1 * static_cast<double>(T));
    all += weight;
  }
  return static_cast<double>(sum / all);
}

}  // namespace

TEST_CASE("the interval of a median is that of the sign test") {
  CHECK(lower_rank(20) == 6);
  CHECK(lower_rank(50) == 18);
  CHECK(lower_rank(10) == 2);
  for (const std::size_t few : {1u, 2u, 5u}) CHECK(lower_rank(few) == 1);
  const auto [median, low, high] = middle({9, 1, 8, 2, 7, 3, 6, 4, 5, 0});
  CHECK(median == 4.5);
  CHECK(low == 1);
  CHECK(high == 8);
}

TEST_CASE("the best rule is the mean over all phases") {
  for (const double noise : {0.02, 0.2, 0.3, 1.0}) {
    CAPTURE(noise);
    const auto test =
        draw({.test = 20, .noise = noise}, chance.part("mean")).test;
    const auto y = posterior_mean(test.x, noise);
    for (std::size_t n = 0; n < 20; ++n)
      CHECK(y(0, n) ==
            doctest::Approx(slow_mean(test.x, n, noise)).epsilon(1e-5));
  }
}

TEST_CASE("the best rule is exact where there is no noise") {
  const auto all = study::sine_windows<float>(50, 12, chance.stream("phases"));
  const auto y = posterior_mean(all.data.x, 1e-9);
  for (std::size_t n = 0; n < 50; ++n)
    CHECK(std::abs(y(0, n) - all.data.y(0, n)) < 1e-6);
}

TEST_CASE("the plain rule ends where loss and penalty balance") {
  auto [training, validation, masks] = plain_sets();
  const auto free = train(training, validation, {}, 40'000, 0.1, masks);
  for (const double slope : slopes(free, training))
    CHECK(std::abs(slope) < 1e-4);

  const auto small =
      train(training, validation, {.l2 = 0.1}, 5'000, 0.05, masks);
  const auto pull = slopes(small, training);
  for (std::size_t t = 0; t < small.size(); ++t)
    CHECK(pull[t] == doctest::Approx(-0.2 * small[t]).epsilon(1e-3));
}

TEST_CASE("L1 by plain steps leaves small weights within a step of 0") {
  auto [training, validation, masks] = plain_sets();
  const auto w = train(training, validation, {.l1 = 0.1}, 50'000, 0.005, masks);
  const auto pull = slopes(w, training);
  std::size_t small = 0;
  for (std::size_t t = 0; t < w.size(); ++t)
    if (std::abs(w[t]) < 0.005 * 0.2)
      ++small;
    else
      CHECK(std::abs(std::abs(pull[t]) / 0.1 - 1) < 0.05);
  CHECK(small >= 4);
  for (const double value : w) CHECK(value != 0);
}

TEST_CASE("the plain rule's masks are inverted, and drop their share") {
  auto [training, validation, masks] = plain_sets();
  // For one window of ones, w sums to the target at once if the mean is right.
  const Windows one{{std::vector<double>(400, 1.0)}, {1}};
  auto w = train(one, one, {.p = 0.75}, 1, 0.5, masks);
  std::size_t dropped = 0;
  for (const double value : w) {
    if (value == 0)
      ++dropped;
    else
      CHECK(value == doctest::Approx(4.0));
  }
  CHECK(dropped > 260);
  CHECK(dropped < 340);
}

TEST_CASE("the plain rule stops early and goes back") {
  auto [training, validation, masks] = plain_sets();
  const auto stopped =
      train(training, validation, {.patience = 20}, 3'000, 0.05, masks);
  const double lowest = mean_error(stopped, validation);
  std::size_t best = 0;
  for (std::size_t epochs = 1; epochs <= 400; ++epochs) {
    const auto w = train(training, validation, {}, epochs, 0.05, masks);
    const double error = mean_error(w, validation);
    CHECK(error >= lowest);
    if (error == lowest) best = epochs;
  }
  CHECK(best > 0);
}

TEST_CASE("a proximal step moves weights by a distance, but not past 0") {
  lstm::Parameter<double> weight("w", 1, 4);
  weight.value = lstm::Matrix<double>{{0.5, -0.5, 0.05, -0.05}};
  lstm::GradientDescent<double> descent(1.0);
  Shrunk<double> shrunk(descent, {&weight}, 0.1);
  shrunk.step({&weight});
  CHECK(weight.value(0, 0) == doctest::Approx(0.4));
  CHECK(weight.value(0, 1) == doctest::Approx(-0.4));
  CHECK(weight.value(0, 2) == 0);
  CHECK(weight.value(0, 3) == 0);
}

TEST_CASE("of a training both the last and the best network are kept") {
  const auto splits = draw({}, chance.part("best"));
  const Setting setting{.hidden = 6, .epochs = 120, .rate = 0.03};
  const auto training = train(setting, splits, chance.part("network"));
  const auto all = measured(training, splits);
  CHECK(all.history.size() == 120);
  CHECK(all.last.epoch == 120);
  const auto lowest =
      std::ranges::min_element(all.history, {}, &lstm::Epoch::validation_loss);
  CHECK(all.best.epoch == lowest->number);
  CHECK(all.best.epoch < 120);
  auto best = training.model;
  training.best.restore(best.parameters());
  CHECK(lstm::evaluate(best, splits.validation) ==
        doctest::Approx(lowest->validation_loss));
  CHECK(all.best.test == doctest::Approx(lstm::evaluate(best, splits.test)));
  CHECK(all.last.test ==
        doctest::Approx(lstm::evaluate(training.model, splits.test)));
}

TEST_CASE("a setting reaches the steps of a training") {
  const auto splits = draw({.test = 10}, chance.part("steps"));
  const auto weights = [&](const Setting& setting) {
    return measured(train(setting, splits, chance.part("network")), splits)
        .last.weights;
  };
  const auto zeros = [&](Setting setting) {
    setting.hidden = 3;
    setting.epochs = 40;
    return at_zero(weights(setting));
  };
  CHECK(zeros({}) == 0);
  CHECK(zeros({.penalty = {.l1 = 0.1}}) == 0);
  CHECK(zeros({.shrink = 0.03}) > 20);
  const auto size = [&](Setting setting) {
    setting.hidden = 3;
    setting.epochs = 5;
    return typical_size(weights(setting));
  };
  const double free = size({});
  CHECK(size({.decay = 0.2}) < 0.6 * free);
  CHECK(size({.penalty = {.l2 = 1}}) < free);
  CHECK(size({.adam = false}) != free);
}

TEST_CASE("under L1 weights at rest hop by the rate times the penalty") {
  lstm::Team team(1);
  const auto draws = overfitting::draws({.test = 10}, 3, chance.part("hop"));
  Setting setting{.hidden = 6, .adam = false};
  for (const double rate : {0.1, 0.05}) {
    setting.rate = rate;
    setting.penalty.l1 = 0.03;
    const auto [step, crossing] = tremor(team, setting, draws);
    CHECK(std::abs(step / (0.03 * rate) - 1) < 0.1);
    CHECK(crossing > 60);
  }
}
