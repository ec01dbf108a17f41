// A network that gets one step at a time, beside its layers.
#include "lstm/layers/stream.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "bad_input.hpp"
#include "random_tensors.hpp"

using namespace lstm;

namespace {

// A stack of two layers of H units, and O numbers from the top.
template <class Layer>
struct Network {
  Stack<Layer> stack;
  Dense<ScalarOf<Layer>> dense;

  template <class... More>
  Network(std::size_t D, std::size_t H, std::size_t O, Recipe recipe,
          const More&... more)
      : stack(2, D, H, Layer::kind, more...), dense(H, O) {
    Random random(H);
    initialize(recipe, random, stack, dense);
  }

  using State = typename Stack<Layer>::State;
  using S = ScalarOf<Layer>;

  // y behind one more step of the layers.
  std::vector<S> step(const Matrix<S>& x, State& state) const {
    Sequence<S> steps({1, x.shape(0), 1});
    at(steps, 0) = x;
    state = stack.last_state(steps, state);
    const auto y = dense.forward(state.back().h);
    return {y.begin(), y.end()};
  }
};

template <class S>
double apart(const std::vector<S>& a, const std::vector<S>& b) {
  double most = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    most = std::max(most, std::abs(double{a[k]} - double{b[k]}));
  return most;
}

// How far the stream is ever from the layers, on their own ways.
template <class Layer>
double apart(const Network<Layer>& network, std::size_t steps, double size) {
  using S = ScalarOf<Layer>;
  Stream<Layer> stream(network.stack, network.dense);
  Random random(7);
  typename Network<Layer>::State state;
  Matrix<S> x({network.stack.inputs(), 1});
  std::vector<S> y(network.dense.outputs());
  double most = 0;
  for (std::size_t t = 0; t < steps; ++t) {
    for (auto& number : x) number = static_cast<S>(size * random.normal());
    stream.step({x.data(), x.size()}, y);
    most = std::max(most, apart(y, network.step(x, state)));
  }
  return most;
}

}  // namespace

TEST_CASE("a stream of LSTMs says in double what its layers say") {
  for (const std::size_t H : {1u, 2u, 7u, 8u, 9u, 16u, 17u, 33u, 64u})
    for (const std::size_t D : {1u, 2u, 5u}) {
      CAPTURE(H);
      CAPTURE(D);
      const Network<Lstm<double>> network(D, H, 3, Recipe::pytorch);
      CHECK(apart(network, 20, 1) < 1e-14);
    }
}

TEST_CASE("so does one of GRUs, of either kind") {
  for (const auto reset : {Reset::after_product, Reset::before_product})
    for (const std::size_t H : {1u, 2u, 7u, 8u, 9u, 16u, 17u, 33u, 64u}) {
      CAPTURE(H);
      Network<Gru<double>> network(3, H, 2, Recipe::pytorch, reset);
      for (auto& layer : network.stack.layers) layer.b_h.value.fill(0.3);
      CHECK(apart(network, 20, 1) < 1e-14);
    }
}

TEST_CASE("in float a stream stays near for 100,000 steps") {
  const std::size_t steps = 100'000;
  for (const auto recipe : {Recipe::keras, Recipe::pytorch}) {
    CHECK(apart(Network<Lstm<float>>(1, 16, 1, recipe), steps, 1) < 1e-6);
    CHECK(apart(Network<Gru<float>>(1, 16, 1, recipe), steps, 1) < 1e-6);
  }
}

TEST_CASE("from the same state a wild step is the same, and nothing is NaN") {
  for (const double size : {1e3, 1e10, 1e30}) {
    CAPTURE(size);
    Network<Lstm<float>> network(2, 20, 3, Recipe::pytorch);
    for (auto* p : network.stack.parameters()) p->value *= 100.0f;
    Stream<Lstm<float>> stream(network.stack, network.dense);
    Random random(3);
    std::vector<State<float>> state(2, State<float>::zeros(20, 1));
    Matrix<float> x({2, 1});
    std::vector<float> y(3);
    for (std::size_t t = 0; t < 200; ++t) {
      for (auto& number : x)
        number = static_cast<float>(size * random.normal());
      stream.go_on_from(state);
      stream.step({x.data(), x.size()}, y);
      CHECK(apart(y, network.step(x, state)) < 1e-5);
    }
  }
}

TEST_CASE("an infinite number passes by") {
  for (const std::size_t H : {6u, 7u}) {
    CAPTURE(H);
    Lstm<float> layer(1, H);
    Dense<float> dense(H, 1);
    Random random(1);
    initialize(Recipe::keras, random, layer, dense);
    Stream<Lstm<float>> stream(layer, dense);
    State<float> state;
    for (const float number :
         {1.0f, std::numeric_limits<float>::infinity(), 1.0f, 1.0f}) {
      const Sequence<float> x = {{{number}}};
      float y;
      stream.step({&number, 1}, {&y, 1});
      state = layer.last_state(x, state);
      CHECK(std::abs(y - dense.forward(state.h)(0, 0)) < 1e-6f);
    }
  }
}

TEST_CASE("a state goes from the layers to a stream and back") {
  const Network<Lstm<double>> network(2, 5, 1, Recipe::pytorch);
  Stream<Lstm<double>> one(network.stack, network.dense);
  Stream<Lstm<double>> other(network.stack, network.dense);
  const std::vector<double> x = {0.3, -2};
  std::vector<double> y(1), again(1);
  for (int t = 0; t < 3; ++t) one.step(x, y);
  other.go_on_from(one.state());
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(other.state()[k].h == one.state()[k].h);
    CHECK(other.state()[k].c == one.state()[k].c);
  }
  one.step(x, y);
  other.step(x, again);
  CHECK(y == again);

  one.restart();
  other.go_on_from({});
  for (std::size_t k = 0; k < 2; ++k)
    for (auto* stream : {&one, &other}) {
      CHECK(stream->state()[k].h == State<double>::zeros(5, 1).h);
      CHECK(stream->state()[k].c == State<double>::zeros(5, 1).c);
    }
  CHECK(one.inputs() == 2);
  CHECK(one.outputs() == 1);
}

TEST_CASE("a stream can be moved, and has weights of its own") {
  Network<Gru<float>> network(1, 3, 1, Recipe::keras);
  Stream<Gru<float>> first(network.stack, network.dense);
  Stream<Gru<float>> other(network.stack.layers[0], Dense<float>(3, 1));
  const float x = 1;
  float y, again;
  first.step({&x, 1}, {&y, 1});
  first.restart();
  for (auto* p : network.stack.parameters()) p->value.fill(0);
  other = std::move(first);
  Stream<Gru<float>> last(std::move(other));
  last.step({&x, 1}, {&again, 1});
  CHECK(y == again);
  CHECK(y != 0);
}

TEST_CASE("a memory that fades becomes 0, and no subnormal number") {
  Lstm<float> layer(1, 1);
  layer.b.value(1, 0) = -1;  // f is .27
  Stream<Lstm<float>> stream(layer, Dense<float>(1, 1));
  stream.go_on_from({State<float>{{{0}}, {{1}}}});
  const float x = 0;
  float y;
  std::size_t steps = 0;
  for (; stream.state()[0].c(0, 0) != 0 && steps < 100; ++steps) {
    CHECK(stream.state()[0].c(0, 0) >= 1e-30f);
    stream.step({&x, 1}, {&y, 1});
  }
  CHECK(steps == 53);  // .2689^53 is below 1e-30
}

TEST_CASE("no step of a stream can throw") {
  const float x = 0;
  float y;
  Stream<Lstm<float>>* stream = nullptr;
  static_assert(noexcept(stream->step({&x, 1}, {&y, 1})));
  static_assert(noexcept(stream->restart()));
}

BAD_INPUT("a stream of what does not fit") {
  const Lstm<float> layer(1, 3);
  CHECK_THROWS_WITH_AS(Stream<Lstm<float>>(layer, Dense<float>(4, 1)),
                       "the dense layer reads 4 numbers, expected 3",
                       ShapeError);
  Stream<Lstm<float>> stream(layer, Dense<float>(3, 1));
  CHECK_THROWS_WITH_AS(stream.go_on_from({{}, {}}),
                       "a state of 2 layers, expected 1", ShapeError);
  CHECK_THROWS_WITH_AS(stream.go_on_from({State<float>::zeros(2, 1)}),
                       "h has shape [2, 1], expected [3, 1]", ShapeError);
  auto wrong = State<float>::zeros(3, 1);
  wrong.c = Matrix<float>({3, 2});
  CHECK_THROWS_WITH_AS(stream.go_on_from({wrong}),
                       "c has shape [3, 2], expected [3, 1]", ShapeError);
}
