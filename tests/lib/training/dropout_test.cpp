#include "lstm/training/dropout.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/numbers/gradient_check.hpp"
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

TEST_CASE("a mask holds 0 and 1 / (1 - share), in the right shares") {
  Random random(1);
  DropoutMasks<double> masks;
  masks.draw({.input = 0.2, .recurrent = 0.5, .last = 0.75, .fixed = false},
             {50, 4, 20}, 8, random);
  const auto check = [](const auto& mask, double share) {
    CAPTURE(share);
    double dropped = 0, sum = 0;
    for (const double m : mask) {
      CHECK((m == 0 || m == 1 / (1 - share)));
      dropped += m == 0;
      sum += m;
    }
    const auto n = static_cast<double>(mask.size());
    const double sigma = std::sqrt(share * (1 - share) / n);
    CHECK(std::abs(dropped / n - share) < 4 * sigma);
    CHECK(std::abs(sum / n - 1) < 4 * sigma / (1 - share));
  };
  check(masks.x, 0.2);
  check(masks.h, 0.5);
  check(masks.last, 0.75);
}

TEST_CASE("a fixed mask is the same at all steps, another at each draw") {
  Random random(2);
  DropoutMasks<double> masks;
  for (const bool fixed : {true, false}) {
    CAPTURE(fixed);
    const DropoutOptions options{
        .input = 0.5, .recurrent = 0.5, .fixed = fixed};
    masks.draw(options, {6, 3, 5}, 4, random);
    REQUIRE(masks.h.shape() == std::array<std::size_t, 3>{6, 4, 5});
    CHECK(masks.last.size() == 0);
    for (const auto* mask : {&masks.x, &masks.h}) {
      const Matrix<double> first = lstm::at(*mask, 0);
      for (std::size_t t = 1; t < 6; ++t) {
        const Matrix<double> other = lstm::at(*mask, t);
        CHECK((first == other) == fixed);
      }
    }
    const Matrix<double> h = lstm::at(masks.h, 0);
    CHECK(Matrix<double>(xt::view(h, xt::all(), xt::range(0, 1))) !=
          Matrix<double>(xt::view(h, xt::all(), xt::range(1, 2))));
    const Sequence<double> before = masks.h;
    masks.draw(options, {6, 3, 5}, 4, random);
    CHECK(masks.h != before);
  }
}

TEST_CASE("a tensor goes through its mask, and unchanged where there is none") {
  const Matrix<double> h = {{1, 2}, {3, 4}};
  CHECK(lstm::masked(h, {{0, 2}, {2, 0}}) == Matrix<double>{{0, 4}, {6, 0}});
  CHECK(lstm::masked(h, {}) == h);
}

BAD_INPUT("a mask of another shape than its tensor") {
  const Matrix<double> h = {{1, 2}, {3, 4}};
  CHECK_THROWS_WITH_AS(lstm::masked(h, {{0, 2}}),
                       "mask has shape [1, 2], expected [2, 2]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(lstm::masked(h, {{0, 2, 2}, {1, 1, 1}}),
                       "mask has shape [2, 3], expected [2, 2]",
                       lstm::ShapeError);
}

TEST_CASE("a share of 0 leaves no mask of an earlier draw") {
  Random random(4);
  DropoutMasks<double> masks;
  const DropoutOptions all{.input = 0.5, .recurrent = 0.5, .last = 0.5};
  masks.draw(all, {6, 3, 5}, 4, random);
  masks.draw({.recurrent = 0.5}, {7, 3, 2}, 4, random);
  CHECK(masks.x.size() == 0);
  CHECK(masks.h.shape() == std::array<std::size_t, 3>{7, 4, 2});
  CHECK(masks.last.size() == 0);
  masks.draw({}, {7, 3, 2}, 4, random);
  CHECK(masks.h.size() == 0);
  masks.draw(all, {6, 3, 5}, 4, random);
  CHECK(masks.last.shape() == std::array<std::size_t, 2>{4, 5});
}

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

BAD_INPUT("shares of dropout that are none") {
  const auto refused = [](const DropoutOptions& options,
                          const std::string& what) {
    CHECK_THROWS_WITH_AS(
        regressor(1, 2, 1, options),
        ("dropout's " + what + ", expected one in [0, 1)").c_str(),
        std::invalid_argument);
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  refused({.input = -0.1}, "input share is -0.1");
  refused({.input = nan}, "input share is nan");
  refused({.recurrent = 1}, "recurrent share is 1");
  refused({.recurrent = nan}, "recurrent share is nan");
  refused({.last = 2}, "last share is 2");
  refused({.last = nan}, "last share is nan");
}

BAD_INPUT("a model with dropout refuses shapes that do not fit") {
  auto model = regressor(2, 3, 1, {.input = 0.5, .recurrent = 0.5});
  const Matrix<double> target = xt::zeros<double>({1, 5});
  const auto refused = [&](const Sequence<double>& x,
                           const std::string& message) {
    CHECK_THROWS_WITH_AS(model.loss_and_gradients(x, target), message.c_str(),
                         lstm::ShapeError);
  };
  refused(xt::zeros<double>({4, 3, 5}),
          "x has shape [4, 3, 5], expected [4, 2, 5]");
  refused(xt::zeros<double>({4, 2, 6}),
          "target has shape [1, 5], expected [1, 6]");
  refused(xt::zeros<double>({0, 2, 5}),
          "x has shape [0, 2, 5], expected no extent of 0");
}
