// What chapter 17's networks see, learn and say.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "17_prices/classical.hpp"
#include "17_prices/trials.hpp"
#include "lstm/weights/weights.hpp"
#include "made_prices.hpp"

using namespace prices;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// A task of two columns that is small enough to be looked at.
Task small_task() {
  return {"small", {{1, 3, 5, 7, 100}, {2, 2, 2, 2, 9}}, {{4, 6, 8}, 3}, {}};
}

auto weights_of(Model model) {
  return lstm::save_weights(model.network.parameters());
}

// A task of each kind, of the same series.
Tasks all_tasks(const Series& series) {
  const auto r = returns(series);
  return {return_task(series), size_task(series), volatility_task(series),
          level_task(series),
          volatility_task(series, har(r, volatility(r), {60, 1}))};
}

}  // namespace

TEST_CASE("a scale is that of the days known alone") {
  const auto scale = scale_of(small_task(), 4);
  CHECK(scale.means == std::vector<double>{4, 2});
  CHECK(scale.deviations[0] == doctest::Approx(std::sqrt(5)));
  CHECK(scale.deviations[1] == 1);  // it never changes
  // Of the target two are known: those that end before day 4.
  CHECK(scale.mean == 5);
  CHECK(scale.deviation == 1);
  CHECK_THROWS_WITH_AS(scale_of(small_task(), 2),
                       "the scale of 2 days was asked for, expected 3 to 5",
                       std::invalid_argument);
  CHECK_THROWS_AS(scale_of(small_task(), 6), std::invalid_argument);
}

TEST_CASE("a scale is of what the baseline leaves") {
  auto task = small_task();
  task.baseline = {none, 4, 4};
  const auto scale = scale_of(task, 5);
  CHECK(scale.mean == 3);
  CHECK(scale.deviation == 1);
  CHECK(first_day(task, 0) == 1);
  CHECK(first_day(task, 3) == 3);
  const std::size_t days[] = {2};
  CHECK(samples(task, scale, days, 1).y(0, 0) == 1);
}

TEST_CASE("a window holds the days before its own in their scale") {
  const auto task = small_task();
  const Scale scale{{1, 0}, {2, 4}, 2, 8};
  const std::size_t days[] = {2, 5};
  const auto x = windows(task, scale, days, 2);
  CHECK(x.shape(0) == 2);
  CHECK(x.shape(1) == 2);
  CHECK(x(0, 0, 0) == 0);
  CHECK(x(1, 0, 0) == 1);
  CHECK(x(1, 1, 0) == 0.5);
  CHECK(x(0, 0, 1) == 3);
  CHECK(x(1, 0, 1) == 49.5);
  CHECK(x(1, 1, 1) == 2.25);
  const std::size_t one[] = {2};
  CHECK(samples(task, scale, one, 2).y(0, 0) == 0.75);
  for (const std::size_t bad : {1u, 6u}) {
    const std::size_t some[] = {bad};
    CHECK_THROWS_AS(windows(task, scale, some, 2), std::invalid_argument);
  }
  CHECK_THROWS_WITH_AS(windows(task, {{0}, {1}, 0, 1}, days, 2),
                       "a task of 2 columns, expected 1 as the scale has",
                       std::invalid_argument);
}

TEST_CASE("tasks are about returns and their sizes and levels") {
  const Series series{"p", {1, 2, 1, 4, 4, 4, 4}};
  const auto r = returns(series);
  const auto size = size_task(series).columns[0];
  CHECK(return_task(series).target.y == r);
  CHECK(return_task(series).columns[0] == r);
  CHECK(size == std::vector<double>{r[0], -r[1], r[2], 0, 0, 0});
  CHECK(size_task(series).target.y == size);
  const auto wild = volatility_task(series);
  CHECK(wild.columns == std::vector{r, size});
  CHECK(wild.target.span == 5);
  CHECK(level_task(series).target.y == std::vector<double>{2, 1, 4, 4, 4, 4});
  CHECK(level_task(series).columns[0] == level_task(series).target.y);
}

TEST_CASE("a forecast is what the network says in the scale of its task") {
  const auto series = made_series(200, 1), other = made_series(200, 2);
  const Tasks tasks = {volatility_task(series), volatility_task(other)};
  const auto model = random_forecaster(tasks, 150);
  const auto all = forecasts(model, tasks[1], 1, 180, 200);
  const auto z = model.network.predict(
      windows(tasks[1], model.scales[1], days_between(180, 200), 4));
  CHECK(all.size() == 200);
  CHECK(std::isnan(all[179]));
  for (std::size_t t = 180; t < 200; ++t)
    CHECK(all[t] ==
          doctest::Approx(model.scales[1].mean +
                          model.scales[1].deviation * double{z(0, t - 180)}));
  auto based = tasks[1];
  based.baseline = Forecasts(195, 7);
  CHECK(forecasts(model, based, 1, 180, 181)[180] ==
        doctest::Approx(all[180] + 7));
}

TEST_CASE("forecasts of networks see nothing of their day or later ones") {
  const auto series = made_series(200, 3);
  const auto tasks = all_tasks(series);
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    CAPTURE(k);
    const auto model = random_forecaster({tasks[k]}, 150);
    const auto of = [&](const Series& some) {
      return forecasts(model, all_tasks(some)[k], 0, 170, 171)[170];
    };
    CHECK(of(changed_from(series, 170)) == of(series));
    CHECK(of(changed_from(series, 169)) != of(series));
  }
}

TEST_CASE("networks of prices learn nothing from days that are not known") {
  const auto series = made_series(200, 4);
  const auto trained = [](const Series& some, std::size_t k) {
    const Tasks task = {all_tasks(some)[k]};
    auto model = make_model(task, 150, small_training(), lstm::Seed(1));
    train(model, small_training(), task, 150, lstm::Seed(1));
    return model;
  };
  for (std::size_t k = 0; k < 5; ++k) {
    CAPTURE(k);
    const auto model = trained(series, k);
    const auto same = trained(changed_from(series, 150), k);
    CHECK(weights_of(same) == weights_of(model));
    CHECK(same.scales[0].mean == model.scales[0].mean);
    CHECK(same.scales[0].deviation == model.scales[0].deviation);
    CHECK(weights_of(trained(changed_from(series, 149), k)) !=
          weights_of(model));
  }
}

TEST_CASE("a network learns from each of its tasks") {
  const auto one = made_series(200, 5), two = made_series(200, 6);
  const auto trained = [&](const Series& a, const Series& b) {
    const Tasks tasks = {size_task(a), size_task(b)};
    auto model = make_model(tasks, 150, small_training(), lstm::Seed(1));
    train(model, small_training(), tasks, 150, lstm::Seed(1));
    return weights_of(model);
  };
  const auto weights = trained(one, two);
  CHECK(trained(changed_from(one, 100), two) != weights);
  CHECK(trained(one, changed_from(two, 100)) != weights);
  const Tasks short_one = {size_task(made_series(5, 1))};
  auto model = make_model(short_one, 4, small_training(), lstm::Seed(1));
  CHECK_THROWS_WITH_AS(
      train(model, small_training(), short_one, 4, lstm::Seed(1)),
      "4 days hold no window of 4 and what is to be forecast of the 1 behind "
      "it",
      std::invalid_argument);
}

TEST_CASE("decay makes weights of prices smaller and dropout draws others") {
  const Tasks task = {size_task(made_series(200, 7))};
  const auto trained = [&](double decay, double dropout) {
    auto training = small_training();
    training.epochs = 30;
    training.rate = 0.01;
    training.decay = decay;
    training.dropout = dropout;
    auto model = make_model(task, 150, training, lstm::Seed(1));
    train(model, training, task, 150, lstm::Seed(1));
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

TEST_CASE("what is left is beside the mean of what was known before") {
  // The mean of the first two is 2; what follows is 3 and 1 away from it.
  const Target target{{1, 3, 5, 3, 9}, 1};
  CHECK(share_left(target, {0, 0, 4, 1, 0}, 2, 4) == doctest::Approx(0.5));
  CHECK(share_left(target, {0, 0, 2, 2, 0}, 2, 4) == 1);
  // With a span of 2 one of the four is known, and the last one not.
  const Target wide{{1, 3, 5, 3, 9}, 2};
  CHECK(share_left(wide, {0, 0, 5, 0, 0}, 2, 4) == 0);
}

namespace {

std::vector<Trial> try_kinds(const std::vector<Kind>& kinds, std::size_t every,
                             std::size_t threads = 1) {
  lstm::Team team(threads);
  support::RunFile file(support::Options("test", "a test"));
  return run_trials(kinds, {2, every}, lstm::Seed(1), team, file);
}

}  // namespace

TEST_CASE("epochs are those of the least mean error on validation") {
  const auto series = made_series(302, 8);
  auto training = small_training();
  training.rate = 0.03;
  training.epochs = 30;
  const Task task = volatility_task(series);
  const auto parts = parts_of(task);
  CHECK(parts.test == 201);
  const auto trial = try_kinds({{"k", {task}, training}}, 0)[0];
  REQUIRE(trial.curves.size() == 2);
  REQUIRE(trial.curves[1].size() == 30);
  CHECK(trial.curves[0] != trial.curves[1]);
  for (std::size_t e = 0; e < 30; ++e)
    CHECK((trial.curves[0][e] + trial.curves[1][e]) / 2 >= trial.validation);
  const auto best = trial.kind.training.epochs - 1;
  CHECK((trial.curves[0][best] + trial.curves[1][best]) / 2 ==
        trial.validation);
  CHECK(best + 1 < 30);

  // What validation says does not depend on the test.
  const auto other = try_kinds(
      {{"k", {volatility_task(changed_from(series, 201))}, training}}, 0)[0];
  CHECK(other.curves == trial.curves);
}

TEST_CASE("a walk trains anew on all that is known at each of its steps") {
  const auto series = made_series(302, 9);
  const Tasks tasks = {volatility_task(series),
                       volatility_task(made_series(302, 10))};
  const Kind kind{"k", tasks, small_training()};
  const auto steps = try_kinds({kind}, 40)[0], once = try_kinds({kind}, 0)[0];
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(steps.test[0][k].size() == 297);
    CHECK(std::isnan(steps.test[0][k][200]));
    for (std::size_t t = 201; t < 241; ++t)
      CHECK(steps.test[1][k][t] == once.test[1][k][t]);
    for (std::size_t t = 241; t < 297; ++t)
      CHECK(steps.test[1][k][t] != once.test[1][k][t]);
  }
  CHECK(together(steps, 1)[220] ==
        doctest::Approx((steps.test[0][1][220] + steps.test[1][1][220]) / 2));
  CHECK(forecasts(once.first, tasks[1], 1, 250, 251)[250] ==
        once.test[0][1][250]);

  // Nothing that is seen on day 241 or later changes what was said before.
  auto changed = kind;
  changed.tasks[0] = volatility_task(changed_from(series, 241));
  const auto other = try_kinds({changed}, 40)[0];
  for (std::size_t t = 201; t <= 241; ++t)
    CHECK(other.test[0][0][t] == steps.test[0][0][t]);
  CHECK(other.test[0][0][242] != steps.test[0][0][242]);
}

TEST_CASE("trials of several kinds are those of each by itself") {
  const auto series = made_series(302, 11);
  const std::vector<Kind> kinds = {
      {"a", {volatility_task(series)}, small_training()},
      {"b", {return_task(series)}, small_training()}};
  const auto both = try_kinds(kinds, 100, 3);
  for (std::size_t k = 0; k < 2; ++k) {
    const auto alone = try_kinds({kinds[k]}, 100)[0];
    CHECK(both[k].kind.name == kinds[k].name);
    CHECK(both[k].curves == alone.curves);
    CHECK(together(both[k])[230] == together(alone)[230]);
  }
}
