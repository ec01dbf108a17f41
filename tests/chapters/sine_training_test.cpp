// How chapter 8 trains: its plain network, gates that stand still, the choice
// of a rate, and what tells a jump.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "08_sine_prediction/jumps.hpp"
#include "08_sine_prediction/still.hpp"
#include "08_sine_prediction/watched_adam.hpp"
#include "lstm/training/regressor.hpp"
#include "study/half_life.hpp"
#include "study/sine.hpp"

using namespace sine_prediction;

namespace {

template <class Model>
Model started(Model model) {
  auto weights = lstm::Seed(1).stream("weights");
  if constexpr (requires { model.initialize(lstm::Recipe::keras, weights); })
    model.initialize(lstm::Recipe::keras, weights);
  else
    model.initialize(weights);
  return model;
}

lstm::Dataset<float> windows(std::size_t number) {
  return study::sine_windows<float>(number, 6, lstm::Random(2)).data;
}

// A network whose prediction is the bias of its dense layer, whatever it reads.
lstm::Regressor<double> only_bias() {
  lstm::Regressor<double> model(1, 2, 1);
  for (auto* p : model.parameters()) p->value.fill(0);
  return model;
}

}  // namespace

TEST_CASE("the plain network computes what the regressor computes") {
  auto plain = started(Network(5));
  auto regressor = started(lstm::Regressor<float>(1, 5, 1));
  const auto data = windows(7);
  lstm::Random none(0);
  const auto one = plain.pass(data), other = regressor.pass(data, none);
  CHECK(one.sum == other.sum);
  CHECK(one.count == other.count);
  CHECK(plain.predict(data.x) == regressor.predict(data.x));
  const auto p = plain.parameters(), r = regressor.parameters();
  REQUIRE(p.size() == r.size());
  for (std::size_t k = 0; k < p.size(); ++k) {
    CHECK(p[k]->value == r[k]->value);
    CHECK(p[k]->gradient == r[k]->gradient);
  }
}

TEST_CASE("gates that stand still keep their biases and the rest learns") {
  const StillGates begun(started(Network(4)));
  auto model = begun;
  lstm::Adam<float> adam({.rate = 0.01});
  lstm::fit(model, adam, windows(40), {.epochs = 3}, lstm::Seed(3));

  const auto before = lstm::values(begun), after = lstm::values(model);
  std::size_t moved = 0;
  for (std::size_t k = 0; k < after.size(); ++k)
    for (std::size_t j = 0; j < after[k]->value.size(); ++j)
      moved += after[k]->value.flat(j) != before[k]->value.flat(j);
  CHECK(moved == begun.learning());

  lstm::Trace<float> trace;
  model.layer.forward(windows(9).x, {}, trace);
  const auto at_rest = [&](lstm::Gate which, double value) {
    for (std::size_t t = 0; t < trace.steps(); ++t)
      for (const float a : lstm::gate(trace.gates, t, which))
        CHECK(a == doctest::Approx(value));
  };
  at_rest(lstm::Gate::input, 0.5);
  at_rest(lstm::Gate::forget, 1 / (1 + std::exp(-1)));
  at_rest(lstm::Gate::output, 0.5);
}

TEST_CASE("the rate with the lowest median is chosen if none is lost") {
  const support::Options options("trials", "A test.");
  support::RunFile file(options);
  lstm::Team team(1);
  const lstm::Seed seed(1);
  Trials trials(team, seed, file);
  const double lost = std::numeric_limits<double>::infinity();
  std::size_t runs = 0;
  const Contender contender = {"c", [&](double rate, const lstm::Seed&) {
                                 ++runs;
                                 if (rate == 3) return 0.7;
                                 if (rate == 2) return 0.5;
                                 return runs % 3 == 0 ? lost : 0.1;
                               }};
  CHECK(trials.best(contender, {1, 2, 3}) == 2);
  CHECK(runs == 9);
  const auto result = trials.report(contender, 1);
  CHECK(result.errors.size() == 10);
  CHECK(result.lost() == 3);
  CHECK(result.median() == 0.1);
  // What is known already is not trained again.
  CHECK(trials.report(contender, 1).errors == result.errors);
  CHECK(runs == 19);
}

TEST_CASE("a jump is ten times the median and counts once") {
  std::vector<double> errors(100, 1e-6);
  CHECK(count_jumps(errors) == 0);
  errors[19] = 1;
  CHECK(count_jumps(errors) == 0);  // there are not 20 before it
  errors[30] = 9e-6;
  CHECK(count_jumps(errors) == 0);
  errors[40] = 11e-6;
  errors[45] = 1e-3;
  errors[60] = 1e-3;
  CHECK(count_jumps(errors) == 1);
  errors[81] = 1e-4;
  CHECK(count_jumps(errors) == 2);
}

TEST_CASE("the Adam that is watched takes the steps of the library's") {
  auto one = started(lstm::Regressor<double>(1, 3, 1)), other = one;
  const auto data = study::sine_windows<double>(9, 6, lstm::Random(2)).data;
  WatchedAdam watched(0.01);
  auto options = lstm::AdamOptions::pytorch();
  options.rate = 0.01;
  lstm::Adam<double> adam(options);
  for (int step = 0; step < 20; ++step) {
    lstm::loss_and_gradients(one, data);
    lstm::loss_and_gradients(other, data);
    watched.step(one.parameters());
    adam.step(other.parameters());
  }
  const auto a = one.parameters(), b = other.parameters();
  for (std::size_t k = 0; k < a.size(); ++k)
    CHECK(xt::allclose(a[k]->value, b[k]->value, 1e-9, 1e-12));
}

TEST_CASE("a zigzag grows where the curvature is above what Adam bears") {
  for (const double share : {0.98, 1.02}) {
    const double beta1 = WatchedAdam::beta1,
                 kappa = share * WatchedAdam(1).bearable();
    double w = 1, m = 0;
    for (int t = 0; t < 2000; ++t) {
      m = beta1 * m + (1 - beta1) * kappa * w;
      w -= m;
    }
    CAPTURE(share);
    CHECK((std::abs(w) > 1) == (share > 1));
  }
}

TEST_CASE("the curvature is found along the steepest direction") {
  auto model = only_bias();
  const auto before = model.dense.b.value;
  const auto data = study::sine_windows<double>(9, 6, lstm::Random(2)).data;
  const std::size_t n = count(model.parameters());
  Numbers direction(n, 0.3), scale(n, 1);
  lstm::Random none(0);
  // The mean of (b - y)² has the curvature 2 in b, and 0 elsewhere.
  CHECK(curvature(model, data, scale, direction, 40, none) ==
        doctest::Approx(2).epsilon(1e-6));
  scale.back() = 0.01;  // the bias is the last
  CHECK(curvature(model, data, scale, direction, 40, none) ==
        doctest::Approx(200).epsilon(1e-6));
  CHECK(model.dense.b.value(0, 0) == doctest::Approx(before(0, 0)));
}

TEST_CASE("the cosine is 1 for the same direction and 0 for a right angle") {
  CHECK(cosine({1, 2}, {3, 6}) == doctest::Approx(1));
  CHECK(cosine({1, 2}, {-1, -2}) == doctest::Approx(-1));
  CHECK(cosine({1, 2}, {2, -1}) == 0);
  CHECK(cosine({0, 0}, {1, 1}) == 0);
}
