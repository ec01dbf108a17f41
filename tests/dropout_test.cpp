#include "lstm/dropout.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lstm/gradient_check.hpp"
#include "lstm/loss.hpp"
#include "random_tensors.hpp"

using lstm::DropoutMasks, lstm::DropoutOptions, lstm::DropoutRegressor;
using lstm::Matrix, lstm::Random, lstm::Sequence;

namespace {

constexpr double tolerance = 1e-7;

DropoutRegressor<double> regressor(std::size_t D, std::size_t H, std::size_t O,
                                   const DropoutOptions& options) {
  DropoutRegressor<double> model(D, H, O, options, Random(7));
  Random random(D * 100 + H * 10 + O);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
  return model;
}

struct Batch {
  Sequence<double> x;
  Matrix<double> target;

  Batch(std::size_t T, std::size_t D, std::size_t O, std::size_t B)
      : x({T, D, B}), target({O, B}) {
    Random random(T * 100 + B);
    fill_normal(x, random);
    fill_normal(target, random);
  }
};

}  // namespace

// A copy of a model draws the masks that the model will draw.
TEST_CASE("every gradient agrees with differences while the masks are held") {
  struct Shape {
    std::size_t T, D, H, O, B;
  };
  for (const auto& shape : {Shape{1, 1, 1, 1, 1}, Shape{1, 2, 3, 1, 4},
                            Shape{6, 1, 5, 2, 1}, Shape{9, 3, 4, 2, 5}})
    for (const bool fixed : {true, false}) {
      const auto [T, D, H, O, B] = shape;
      CAPTURE(shape.T);
      CAPTURE(shape.H);
      CAPTURE(fixed);
      const Batch batch(T, D, O, B);
      const auto start = regressor(
          D, H, O,
          {.input = 0.2, .recurrent = 0.4, .last = 0.3, .fixed = fixed});
      auto model = start, moved = start;
      model.loss_and_gradients(batch.x, batch.target);
      for (std::size_t k = 0; k < model.parameters().size(); ++k) {
        CAPTURE(model.parameters()[k]->name);
        const auto loss = [&] {
          auto copy = moved;
          return copy.loss_and_gradients(batch.x, batch.target);
        };
        const auto numeric =
            lstm::central_differences(loss, moved.parameters()[k]->value);
        CHECK(lstm::relative_error(model.parameters()[k]->gradient, numeric) <=
              tolerance);
      }
    }
}

TEST_CASE("a layer's gradients go through the mask on its recurrent path") {
  lstm::Lstm<double> layer(2, 3);
  Random random(3);
  for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
  Sequence<double> x({5, 2, 4}), R({5, 3, 4});
  fill_normal(x, random);
  fill_normal(R, random);
  xt::view(R, xt::range(0, 4), xt::all(), xt::all()) = 0;  // the last h alone
  auto start = lstm::State<double>::zeros(3, 4);
  fill_normal(start.h, random);
  fill_normal(start.c, random);
  DropoutMasks<double> masks;
  masks.draw({.recurrent = 0.4, .fixed = false}, {5, 2, 4}, 3, random);
  lstm::Trace<double> trace;
  trace.h_mask = masks.h;
  lstm::Flow<double> flow;
  const auto loss = [&] {
    layer.forward(x, start, trace);
    const Sequence<double> h = xt::view(trace.h, xt::range(1, 6));
    return inner_product(R, h);
  };
  loss();
  layer.backward(x, trace, R, flow);
  const auto numeric = [&](auto& tensor) {
    return lstm::central_differences(loss, tensor);
  };
  CHECK(lstm::relative_error(flow.dx, numeric(x)) <= tolerance);
  CHECK(lstm::relative_error(flow.dh, numeric(start.h)) <= tolerance);
  CHECK(lstm::relative_error(flow.dc, numeric(start.c)) <= tolerance);
  trace.h_mask = xt::ones<double>({5, 2, 4});
  CHECK_THROWS_WITH_AS(layer.forward(x, start, trace),
                       "h_mask has shape [5, 2, 4], expected [5, 3, 4]",
                       lstm::ShapeError);
}

TEST_CASE("shares of 0 are no dropout, to the last bit") {
  const Batch batch(6, 2, 1, 5);
  auto dropout = regressor(2, 4, 1, {});
  lstm::Regressor<double> plain = dropout;
  CHECK(dropout.loss_and_gradients(batch.x, batch.target) ==
        plain.loss_and_gradients(batch.x, batch.target));
  for (std::size_t k = 0; k < plain.parameters().size(); ++k)
    CHECK(dropout.parameters()[k]->gradient == plain.parameters()[k]->gradient);
}

TEST_CASE("predictions know nothing of dropout, before training and after") {
  const Batch batch(6, 2, 1, 5);
  auto dropout =
      regressor(2, 4, 1, {.input = 0.5, .recurrent = 0.5, .last = 0.5});
  const lstm::Regressor<double> plain = dropout;
  const Matrix<double> y = plain.predict(batch.x);
  CHECK(dropout.predict(batch.x) == y);
  const double one = dropout.loss_and_gradients(batch.x, batch.target);
  CHECK(dropout.predict(batch.x) == y);
  CHECK(dropout.loss_and_gradients(batch.x, batch.target) != one);
  CHECK(one != lstm::mean_squared_error(y, batch.target).value);
}

TEST_CASE("a batch of another size gets masks of its own size") {
  auto model = regressor(1, 3, 1, {.recurrent = 0.5, .last = 0.5});
  const Batch large(5, 1, 1, 8), small(4, 1, 1, 3);
  model.loss_and_gradients(large.x, large.target);
  CHECK(std::isfinite(model.loss_and_gradients(small.x, small.target)));
}

TEST_CASE("shares that are none are refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {-0.1, 1.0, nan}) {
    CHECK_THROWS_AS(regressor(1, 2, 1, {.input = bad}), std::invalid_argument);
    CHECK_THROWS_AS(regressor(1, 2, 1, {.recurrent = bad}),
                    std::invalid_argument);
    CHECK_THROWS_AS(regressor(1, 2, 1, {.last = bad}), std::invalid_argument);
  }
  CHECK_THROWS_WITH(regressor(1, 2, 1, {.last = 1}),
                    "dropout needs shares in [0, 1), got 1");
}
