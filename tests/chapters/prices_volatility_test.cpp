// Forecasts of the volatility of several series, side by side.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "17_prices/classical.hpp"
#include "17_prices/volatility.hpp"
#include "made_prices.hpp"

using namespace prices;

namespace {

Volatility judge(const std::vector<Series>& all, double rate = 0.003,
                 std::size_t length = 4) {
  auto training = small_training();
  training.rate = rate;
  training.length = length;
  lstm::Team team(1);
  support::RunFile file(support::Options("test", "a test"));
  return judge_volatility(all, training, {2, 100}, lstm::Seed(1), team, file);
}

}  // namespace

TEST_CASE("methods that are compared are fitted in the same steps") {
  const std::vector<Series> all = {made_series(402, 1), made_series(402, 2)};
  const auto found = judge(all, 0.003, 30);
  const auto r = returns(all[1]);
  const auto target = volatility(r);
  const auto test = parts_of(r.size()).test;
  CHECK(found.targets[1].y == target.y);
  const auto expect = [&](const char* name, const Forecasts& said) {
    CAPTURE(name);
    const auto& f = found.method(name).said.at(1);
    for (auto t = test; t < target.y.size(); ++t) CHECK(f[t] == said[t]);
  };
  expect("HAR", har(r, target, {test, 100}));
  expect("HAR, leverage", har(r, target, {test, 100}, true));
  expect("HAR, daily", har(r, target, {test, 1}));
  expect("HAR, leverage, daily", har(r, target, {test, 1}, true));
  expect("long HAR", har(r, target, {test, 100}, true, 30));
  expect("long HAR, daily", har(r, target, {test, 1}, true, 30));
  CHECK_THROWS_AS(found.method("HARE"), std::out_of_range);

  CHECK(found.own.size() == 2);
  CHECK(found.method("LSTM").said[1][test] ==
        doctest::Approx((found.method("LSTM").networks[0][1][test] +
                         found.method("LSTM").networks[1][1][test]) /
                        2));
}

TEST_CASE("EWMA is chosen on all days before those that it forecasts") {
  const auto series = made_series(402, 12);
  const auto found = judge({series});
  const auto r = returns(series);
  const auto target = volatility(r);
  const auto test = parts_of(r.size()).test,
             validation = parts_of(r.size()).validation;
  const auto chosen_before = [&](std::size_t t) {
    return ewma(r, target, chosen_lambda(r, target, 22, t));
  };
  const auto& method = found.method("EWMA");
  CHECK(method.said[0][test] == chosen_before(test)[test]);
  CHECK(method.validation ==
        share_left(target, chosen_before(validation), validation, test));
  // Other days would choose otherwise.
  const auto early = chosen_lambda(r, target, 22, validation),
             all = chosen_lambda(r, target, 22, test);
  CHECK(early != all);
  CHECK(all != chosen_lambda(r, target, validation, test));
}

TEST_CASE("long HAR looks back a month where networks see less") {
  const auto found = judge({made_series(402, 1)});
  const auto& f = found.method("long HAR").said[0];
  const auto& month = found.method("HAR, leverage").said[0];
  for (auto t = parts_of(401).test; t < f.size(); ++t) CHECK(f[t] == month[t]);
}

TEST_CASE("used is the best of the networks whatever rivals reach") {
  const auto found = judge({made_series(902, 1)}, 1e-9);
  const auto& used = found.methods[found.used];
  CHECK(!used.networks.empty());
  bool behind = false;
  for (const auto& method : found.methods)
    if (method.networks.empty())
      behind = behind || method.validation < used.validation;
    else
      CHECK(used.validation <= method.validation);
  CHECK(behind);
}

TEST_CASE("together every series counts in its own scale") {
  // Returns of the second series are ten times as large, and so are its errors.
  auto small = made_series(402, 3), large = small;
  for (double& close : large.close) close = 100 * std::pow(close / 100, 10);
  const auto found = judge({small, large});
  const auto& rival = found.method("EWMA");
  auto half = rival;
  for (std::size_t t = 0; t < found.targets[0].y.size(); ++t)
    half.said[0][t] = found.targets[0].y[t];
  const auto less =
      skill_together(found, half, rival, lstm::Seed(1).stream("bootstrap"));
  CHECK(less.value == doctest::Approx(0.5));
  CHECK(less.interval.low == doctest::Approx(0.5));
  CHECK(skill_together(found, rival, rival, lstm::Seed(1).stream("bootstrap"))
            .value == 0);
}
