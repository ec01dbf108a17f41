// What chapter 8 says about the gates of a network, for networks whose gates
// can be told by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "08_sine_prediction/gates.hpp"

using namespace sine_prediction;

namespace {

double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// Two units whose gates hang on the input alone: Z = w x + b.
lstm::Regressor<float> model_of(float w, std::array<float, 8> b) {
  lstm::Regressor<float> model(1, 2, 1);
  model.layer.W.value.fill(w);
  for (std::size_t row = 0; row < b.size(); ++row)
    model.layer.b.value(row, 0) = b[row];
  return model;
}

}  // namespace

TEST_CASE("gates that never move are as open as their biases say") {
  const auto model = model_of(0, {-3, -3, 3, 1, 0, 0, 4, 4});
  const auto [i, f, o] = gate_habits(model, xt::ones<float>({5ul, 1ul, 3ul}));
  CHECK(i.median == doctest::Approx(sigmoid(-3)));
  CHECK(i.below == 1);
  CHECK(i.above == 0);
  CHECK(f.median == doctest::Approx((sigmoid(3) + sigmoid(1)) / 2));
  CHECK(f.below == 0);
  CHECK(f.above == 0.5);
  CHECK(o.above == 1);
  for (const auto& gate : {i, f, o}) CHECK(gate.swing == 0);
}

TEST_CASE("the swing is from a unit's lowest to its highest step") {
  lstm::Sequence<float> x = xt::zeros<float>({4ul, 1ul, 1ul});
  x(1, 0, 0) = 1;
  x(2, 0, 0) = -2;
  const auto habits = gate_habits(model_of(1, {}), x);
  for (const auto& gate : habits)
    CHECK(gate.swing == doctest::Approx(sigmoid(1) - sigmoid(-2)));
}

TEST_CASE("a difference fades with f where nothing else remembers it") {
  const auto model = model_of(0, {0, 0, 1, 1, 0, 0, 0, 0});
  const auto x = xt::ones<float>({50ul, 1ul, 2ul});
  const double f = sigmoid(1);
  CHECK(half_life_of_difference(model, x) ==
        doctest::Approx(std::log(0.5) / std::log(f)).epsilon(0.01));
}

TEST_CASE("a trace holds the step that gave the prediction") {
  auto model = model_of(1, {1, 1, 1, 1, 1, 1, 1, 1});
  model.dense.W.value.fill(1);
  const lstm::Sequence<float> x = xt::ones<float>({3ul, 1ul, 2ul});
  const auto trace = trace_of(model, x);
  const float sum = trace.h(3, 0, 1) + trace.h(3, 1, 1);
  CHECK(model.predict(x)(0, 1) == doctest::Approx(sum));
}
