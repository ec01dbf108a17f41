#include "lstm/layers/lstm.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "lstm/training/dataset.hpp"
#include "lstm_case.hpp"

using lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State;

TEST_CASE("a backward pass adds to the gradients that are there") {
  LayerCase c(3, 2, 4, 2);
  c.gradients();
  const Matrix<double> once = c.layer.U.gradient;
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  c.layer.forward(c.x, c.start, trace);
  c.layer.backward(c.x, trace, c.R, flow);
  CHECK(xt::allclose(c.layer.U.gradient, 2 * once, 1e-12, 0));
}

TEST_CASE("a trace and a flow that were used before change nothing") {
  LayerCase large(9, 2, 4, 5), small(4, 2, 4, 3);
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  large.layer.forward(large.x, large.start, trace);
  large.layer.backward(large.x, trace, large.R, flow);
  small.layer.forward(small.x, small.start, trace);
  small.layer.backward(small.x, trace, small.R, flow);
  const Matrix<double> dW = small.layer.W.gradient;
  const auto fresh = small.gradients();
  CHECK(dW == small.layer.W.gradient);
  CHECK(flow.dx == fresh.dx);
  CHECK(flow.dc == fresh.dc);
}

TEST_CASE("a batch has the gradients of its columns together") {
  LayerCase c(40, 2, 19, 6);  // some steps at once, and fewer at the end
  const auto flow = c.gradients();
  Matrix<double> dW = xt::zeros_like(c.layer.W.value),
                 dU = xt::zeros_like(c.layer.U.value);
  for (std::size_t b = 0; b < 6; ++b) {
    LayerCase one(40, 2, 19, 1);
    for (auto part : {&Lstm<double>::W, &Lstm<double>::U, &Lstm<double>::b})
      (one.layer.*part).value = (c.layer.*part).value;
    one.x = xt::view(c.x, xt::all(), xt::all(), xt::range(b, b + 1));
    one.R = xt::view(c.R, xt::all(), xt::all(), xt::range(b, b + 1));
    one.start.h = xt::view(c.start.h, xt::all(), xt::range(b, b + 1));
    one.start.c = xt::view(c.start.c, xt::all(), xt::range(b, b + 1));
    one.gradients();
    dW += one.layer.W.gradient;
    dU += one.layer.U.gradient;
  }
  CHECK(xt::allclose(c.layer.W.gradient, dW, 1e-10, 0));
  CHECK(xt::allclose(c.layer.U.gradient, dU, 1e-10, 0));
}

TEST_CASE("the last state is the one at the end of the trace") {
  for (const std::size_t B : {1u, 3u, 17u}) {
    const LayerCase c(9, 2, 4, B);
    lstm::Trace<double> trace;
    c.layer.forward(c.x, c.start, trace);
    const auto last = c.layer.last_state(c.x, c.start);
    CHECK(last.h == Matrix<double>(lstm::at(trace.h, 9)));
    CHECK(last.c == Matrix<double>(lstm::at(trace.c, 9)));
  }
}

// x = 0, 1, 2 ... as (batch, time, features), W = .01, U = .02, b = .03, and 1
// in the forget gate: the cases of Keras's own lstm_test.py.
template <class Scalar>
static Matrix<Scalar> keras_case(std::array<std::size_t, 3> shape,
                                 std::size_t H, double bias, double forget_bias,
                                 const State<Scalar>& start,
                                 bool backwards = false) {
  const auto [B, T, D] = shape;
  Sequence<Scalar> x({B, T, D});
  for (std::size_t n = 0; n < B; ++n)
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t d = 0; d < D; ++d)
        x(n, backwards ? T - 1 - t : t, d) = Scalar((n * T + t) * D + d);
  Lstm<Scalar> layer(D, H);
  layer.W.value.fill(Scalar(0.01));
  layer.U.value.fill(Scalar(0.02));
  layer.b.value.fill(Scalar(bias));
  xt::view(layer.b.value, xt::range(H, 2 * H)) = Scalar(forget_bias);
  lstm::Trace<Scalar> trace;
  layer.forward(lstm::from_batch_first(x), start, trace);
  return lstm::at(trace.h, T);
}

// The largest distance from the expected last h of each sample.
template <class Scalar>
static double distance(const Matrix<Scalar>& h, const Matrix<double>& samples) {
  double largest = 0;
  for (std::size_t unit = 0; unit < h.shape(0); ++unit)
    for (std::size_t n = 0; n < h.shape(1); ++n) {
      const std::size_t row = samples.shape(0) == 1 ? 0 : unit;
      largest = std::max(largest, std::abs(h(unit, n) - samples(row, n)));
    }
  return largest;
}

TEST_CASE_TEMPLATE("the values of Keras's own LSTM tests", Scalar, float,
                   double) {
  const auto zero = State<Scalar>::zeros(3, 3);
  const std::array<std::size_t, 3> shape = {3, 6, 4};
  const auto h = [&](double b, double b_f, bool backwards = false) {
    return keras_case<Scalar>(shape, 3, b, b_f, zero, backwards);
  };
  CHECK(distance(h(.03, 1), {{.6288687, .86899155, .9460773}}) < 1e-6);
  CHECK(distance(h(.03, 1, true), {{.35622165, .74789524, .8872726}}) < 1e-6);
  CHECK(distance(h(.03, .03), {{.57019705, .8661914, .9459622}}) < 1e-6);
  CHECK(distance(h(0, 0), {{.54986924, .86226785, .9443936}}) < 1e-6);

  const Matrix<Scalar> start = {{0, 2}, {1, 3}};
  const auto last = keras_case<Scalar>({2, 4, 3}, 2, .03, 1, {start, start});
  CHECK(distance(last, {{.20574439, .64930826}, {.3558822, .66276}}) < 1e-6);
}

TEST_CASE("float and double agree") {
  LayerCase c(15, 2, 6, 3);
  Lstm<float> single(2, 6);
  single.W.value = xt::cast<float>(c.layer.W.value);
  single.U.value = xt::cast<float>(c.layer.U.value);
  single.b.value = xt::cast<float>(c.layer.b.value);
  const Sequence<float> x = xt::cast<float>(c.x), R = xt::cast<float>(c.R);
  const State<float> start = {xt::cast<float>(c.start.h),
                              xt::cast<float>(c.start.c)};
  lstm::Trace<float> trace;
  lstm::Flow<float> flow;
  single.forward(x, start, trace);
  single.backward(x, trace, R, flow);
  const auto expected = c.gradients();
  CHECK(lstm::relative_error(Sequence<double>(xt::cast<double>(flow.dx)),
                             expected.dx) < 1e-5);
  CHECK(
      lstm::relative_error(Matrix<double>(xt::cast<double>(single.U.gradient)),
                           c.layer.U.gradient) < 1e-5);
}

TEST_CASE("a way back without dx leaves none of an earlier one") {
  LayerCase c(4, 2, 3, 5);
  lstm::Trace<double> trace;
  c.layer.forward(c.x, c.start, trace);
  auto flow = c.gradients();
  const Matrix<double> dh = flow.dh;
  REQUIRE(flow.dx.size() == 40);
  flow.wants_dx = false;
  c.layer.backward(c.x, trace, c.R, flow);
  CHECK(flow.dx.size() == 0);
  CHECK(flow.dh == dh);
}
