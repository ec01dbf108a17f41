// Vanishing gradients end in subnormal numbers, which a float holds with fewer
// digits. They are 0 in training and in predictions with floats, and only
// there.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/training/dropout.hpp"
#include "lstm/training/fit.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Regressor, lstm::Sequence;

namespace {

template <class Tensor>
bool any_subnormal(const Tensor& tensor) {
  return std::any_of(tensor.begin(), tensor.end(), [](auto number) {
    return std::fpclassify(number) == FP_SUBNORMAL;
  });
}

// T steps back with PyTorch's first weights and a loss of this size, which only
// the last h reaches.
template <class Scalar>
lstm::Flow<Scalar> way_back(std::size_t T, double size) {
  constexpr std::size_t H = 64, B = 3;
  lstm::Random random(1);
  lstm::Lstm<Scalar> layer(1, H);
  layer.initialize(lstm::Recipe::pytorch, random);
  Sequence<Scalar> x({T, 1, B});
  Sequence<Scalar> dh_loss = xt::zeros<Scalar>({T, H, B});
  fill_normal(x, random);
  lstm::at(dh_loss, T - 1) = Scalar(size);
  lstm::Trace<Scalar> trace;
  lstm::Flow<Scalar> flow;
  layer.forward(x, lstm::State<Scalar>::zeros(H, B), trace);
  layer.backward(x, trace, dh_loss, flow);
  return flow;
}

// Samples of T steps, all of x being `size`.
template <class Scalar>
lstm::Dataset<Scalar> steady(std::size_t T, std::size_t B, double size) {
  return {xt::ones<Scalar>({T, std::size_t{1}, B}) * Scalar(size),
          xt::ones<Scalar>({std::size_t{1}, B})};
}

template <class Model>
Model& begun(Model&& model) {
  lstm::Random random(2);
  model.initialize(lstm::Recipe::pytorch, random);
  return model;
}

}  // namespace

TEST_CASE("doubles keep their subnormal numbers") {
  const auto flow = way_back<double>(100, 1e-295);
  CHECK(any_subnormal(flow.dZ));
  const auto batch = steady<double>(5, 40, 1e-310);
  Regressor<double> model(1, 8, 1);
  begun(model).loss_and_gradients(batch.x, batch.y);
  CHECK(any_subnormal(model.lstm.W.gradient));
}

#ifdef __x86_64__
namespace {

bool flushing() {
  return lstm::detail::get_flush_bits() == lstm::detail::flush_bits;
}

// Whether an operation of this thread reads a subnormal number on the way and
// does not take it for 0. The processor notes it in a bit of MXCSR (DE).
template <class Work>
bool reads_subnormals(const Work& work) {
  constexpr unsigned read = 1u << 1;
  _mm_setcsr(_mm_getcsr() & ~read);
  work();
  return (_mm_getcsr() & read) != 0;
}

template <class Tensor>
bool all_zero(const Tensor& tensor) {
  return std::all_of(tensor.begin(), tensor.end(),
                     [](float number) { return number == 0; });
}

// Whoever trains with it is asked for the state of the processor at each step.
struct Watched : lstm::GradientDescent<float> {
  int steps = 0, flushed = 0;

  using lstm::GradientDescent<float>::GradientDescent;
  void step(const lstm::Parameters<float>& parameters) override {
    ++steps;
    flushed += flushing();
    GradientDescent::step(parameters);
  }
};

}  // namespace

TEST_CASE("what vanishes on the way back is gone at once") {
  const auto flow = way_back<float>(300, 1);
  CHECK_FALSE(any_subnormal(flow.dZ));
  CHECK_FALSE(any_subnormal(flow.dx));
  CHECK(all_zero(flow.dh));
  CHECK_FALSE(flushing());
}

TEST_CASE("subnormal inputs leave no gradient, in any thread") {
  const auto batch = steady<float>(5, 64, 1e-40);
  for (const std::size_t threads : {1u, 2u, 4u}) {
    Regressor<float> model(1, 8, 1);
    begun(model);
    lstm::Team team(threads);
    model.loss_and_gradients(batch.x, batch.y, team);
    CHECK(all_zero(model.lstm.W.gradient));
    CHECK_FALSE(all_zero(model.lstm.U.gradient));
    CHECK_FALSE(flushing());
  }
  lstm::DropoutRegressor<float> model(1, 8, 1, {.recurrent = 0.5},
                                      lstm::Random(1));
  begun(model).loss_and_gradients(batch.x, batch.y);
  CHECK(all_zero(model.lstm.W.gradient));
}

TEST_CASE("no gradient is subnormal where shards are added") {
  Regressor<float> model(1, 8, 1);
  begun(model);
  for (double size = 1e-38; size < 1e-34; size *= 1.3) {
    const auto batch = steady<float>(5, 64, size);
    model.loss_and_gradients(batch.x, batch.y);
    for (const auto* p : model.parameters())
      CHECK_FALSE(any_subnormal(p->gradient));
  }
}

TEST_CASE("a prediction does not see what is subnormal") {
  const auto tiny = steady<float>(5, 3, 1e-40), none = steady<float>(5, 3, 0);
  Regressor<float> model(1, 8, 1);
  begun(model).lstm.W.value.fill(1e37f);
  CHECK(model.predict(tiny.x) == model.predict(none.x));
  CHECK(lstm::evaluate(model, tiny) == lstm::evaluate(model, none));
  CHECK_FALSE(flushing());
}

TEST_CASE("a plain network is flushed as well") {
  lstm::Rnn<float> rnn(1, 8);
  begun(rnn).W.value.fill(1e37f);
  const auto tiny = steady<float>(5, 3, 1e-40), none = steady<float>(5, 3, 0);
  lstm::RnnTrace<float> trace, trace_of_none;
  lstm::RnnFlow<float> flow;
  rnn.forward(tiny.x, {}, trace);
  rnn.forward(none.x, {}, trace_of_none);
  CHECK(trace.h == trace_of_none.h);
  const Sequence<float> dh_loss = xt::ones<float>({5, 8, 3});
  rnn.backward(tiny.x, trace, dh_loss, flow);
  CHECK(all_zero(rnn.W.gradient));
}

TEST_CASE("the optimiser's steps are flushed, the observer's calls are not") {
  const auto batch = steady<float>(4, 40, 1);
  Regressor<float> model(1, 8, 1);
  begun(model);
  Watched optimizer(0.1);
  lstm::Random random(3);
  int calls = 0, flushed = 0;
  const auto watch = [&] {
    ++calls;
    flushed += flushing();
  };
  const lstm::Observer observer = {.on_batch = [&](auto, auto) { watch(); },
                                   .on_epoch = [&](const auto&) { watch(); },
                                   .stop = [&] { return watch(), false; }};
  lstm::fit(model, optimizer, batch, batch, {.epochs = 2, .batch = 20}, random,
            observer);
  CHECK(optimizer.steps == 4);
  CHECK(optimizer.flushed == 4);
  CHECK(calls == 10);
  CHECK(flushed == 0);
}

TEST_CASE("the processor is what it was when a pass has failed") {
  Regressor<float> model(2, 8, 1);
  const auto batch = steady<float>(4, 64, 1);
  lstm::Team team(2);
  CHECK_THROWS_AS(model.loss_and_gradients(batch.x, batch.y, team),
                  lstm::ShapeError);
  CHECK_THROWS_AS(model.predict(batch.x), lstm::ShapeError);
  CHECK_FALSE(flushing());
}
TEST_CASE("no operation of training reads a subnormal number") {
  REQUIRE(reads_subnormals([] { way_back<double>(100, 1e-295); }));
  CHECK_FALSE(reads_subnormals([] { way_back<float>(300, 1); }));

  const auto batch = steady<float>(20, 40, 1e-40);
  lstm::Random random(5);
  const auto trained = [&](Regressor<float> model) {
    for (auto* p : begun(model).parameters()) p->value *= 1e-39f;
    return reads_subnormals([&] {
      lstm::Adam<float> adam;
      lstm::fit(model, adam, batch, batch, {.epochs = 3}, random);
      model.predict(batch.x);
      lstm::evaluate(model, batch);
    });
  };
  CHECK_FALSE(trained(Regressor<float>(1, 8, 1)));
  lstm::DropoutRegressor<float> model(1, 8, 1, {.recurrent = 0.5},
                                      lstm::Random(1));
  CHECK_FALSE(
      reads_subnormals([&] { model.loss_and_gradients(batch.x, batch.y); }));
}
#endif
