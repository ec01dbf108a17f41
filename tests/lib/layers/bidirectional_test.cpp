#include "lstm/layers/bidirectional.hpp"

#include "bad_input.hpp"
#include "layered_case.hpp"

using lstm::Bidirectional, lstm::Gru, lstm::Lstm, lstm::Rnn;
using lstm::Sequence;

#define LEAVES Lstm<double>, Gru<double>, Rnn<double>
namespace {

Sequence<double> turned(const Sequence<double>& x) {
  return xt::flip(x, 0);
}

// One half of the rows of every step, as a sequence.
Sequence<double> half(const Sequence<double>& h, std::size_t which) {
  const std::size_t H = h.shape(1) / 2;
  return xt::view(h, xt::all(), xt::range(which * H, (which + 1) * H));
}

}  // namespace

TEST_CASE_TEMPLATE("both directions are two layers by hand to the bit", Layer,
                   LEAVES) {
  LayeredCase<Bidirectional<Layer>> both({3, 4}, 6, 5);
  both.there_and_back();
  auto there = both.layer.forward_layer, back = both.layer.backward_layer;
  typename Layer::Trace trace_there, trace_back;
  typename Layer::Flow flow_there, flow_back;
  zero_gradients(there.parameters());
  zero_gradients(back.parameters());
  const auto x_turned = turned(both.x), R_turned = turned(half(both.R, 1));
  there.forward(both.x, both.start.forward, trace_there);
  there.backward(both.x, trace_there, half(both.R, 0), flow_there,
                 both.d_last.forward);
  back.forward(x_turned, both.start.backward, trace_back);
  back.backward(x_turned, trace_back, R_turned, flow_back,
                both.d_last.backward);

  const auto h = copy_of(both.trace.outputs());
  CHECK(half(h, 0) == copy_of(trace_there.outputs()));
  CHECK(half(h, 1) == turned(copy_of(trace_back.outputs())));
  check_same(both.trace.last().forward, trace_there.last());
  check_same(both.trace.last().backward, trace_back.last());
  CHECK(both.flow.dx == Sequence<double>(flow_there.dx + turned(flow_back.dx)));
  check_same(both.flow.forward, flow_there);
  check_same(both.flow.backward, flow_back);
  check_same_gradients(both.layer.forward_layer, there);
  check_same_gradients(both.layer.backward_layer, back);
}

TEST_CASE("x times its mask is what both directions read") {
  LayeredCase<Bidirectional<Gru<double>>> a({3, 4}, 7, 5), b = a;
  lstm::Random random(1);
  a.layer.draw({.input = 0.4, .fixed = false}, 7, 5, random, a.masks);
  CHECK(a.masks.forward.x.size() == 0);
  CHECK(a.masks.backward.x.size() == 0);
  b.x *= a.masks.x;
  a.there_and_back();
  b.there_and_back();
  CHECK(a.trace.h == b.trace.h);
  CHECK(a.flow.dx == Sequence<double>(b.flow.dx * a.masks.x));
  check_same_gradients(a.layer, b.layer);
}

TEST_CASE("each direction has a mask of its own between its steps") {
  const Bidirectional<Lstm<double>> both(3, 4);
  lstm::BidirectionalMasks<Lstm<double>> masks;
  lstm::Random random(1);
  both.draw({.recurrent = 0.4}, 7, 5, random, masks);
  CHECK(masks.x.size() == 0);
  CHECK(masks.forward.h.size() == 7 * 4 * 5);
  CHECK(masks.forward.h != masks.backward.h);
}

TEST_CASE("both directions do without dh and without dx") {
  LayeredCase<Bidirectional<Lstm<double>>> a({3, 4}, 7, 5);
  a.R.fill(0);
  auto b = a;
  b.flow.wants_dx = false;
  a.there_and_back();
  b.forward();
  b.layer.backward(b.x, b.trace, {}, b.flow, b.d_last);
  CHECK(b.flow.dx.size() == 0);
  check_same(a.flow, b.flow);
  check_same_gradients(a.layer, b.layer);
}

TEST_CASE("both directions have names and weights of their own") {
  Bidirectional<Lstm<float>> both(3, 4);
  CHECK(names_of(both) ==
        std::vector<std::string>{"lstm.forward.W", "lstm.forward.U",
                                 "lstm.forward.b", "lstm.backward.W",
                                 "lstm.backward.U", "lstm.backward.b"});
  CHECK(names_of(Bidirectional<Rnn<float>>(3, 4, "r")).back() ==
        "r.backward.b");
  lstm::Random random(1);
  both.initialize(lstm::Recipe::pytorch, random);
  CHECK(both.forward_layer.W.value != both.backward_layer.W.value);
  CHECK(both.inputs() == 3);
  CHECK(both.hidden() == 4);
  CHECK(both.outputs() == 8);
}

BAD_INPUT("both directions refuse shapes that do not fit") {
  using Both = Bidirectional<Lstm<double>>;
  const LayeredCase<Both> c({3, 4}, 7, 5);
  const auto refused = [](LayeredCase<Both> wrong, const char* message) {
    CHECK_THROWS_WITH_AS(wrong.there_and_back(), message, lstm::ShapeError);
  };
  auto wrong = c;
  wrong.x = xt::zeros<double>({7, 2, 5});
  refused(wrong, "x has shape [7, 2, 5], expected [7, 3, 5]");
  wrong = c;
  wrong.x = xt::zeros<double>({0, 3, 5});
  refused(wrong, "x has shape [0, 3, 5], expected no extent of 0");
  wrong = c;
  wrong.R = xt::zeros<double>({7, 4, 5});
  refused(wrong, "dh_loss has shape [7, 4, 5], expected [7, 8, 5]");
  wrong = c;
  wrong.masks.x = xt::zeros<double>({7, 4, 5});
  refused(wrong, "x's mask has shape [7, 4, 5], expected [7, 3, 5]");
  wrong = c;
  wrong.start.backward.h = xt::zeros<double>({4, 4});
  refused(wrong, "initial h has shape [4, 4], expected [4, 5]");
  wrong = c;
  wrong.layer.backward_layer = Lstm<double>(2, 4);
  refused(wrong,
          "the backward layer has 2 inputs, expected 3, as the forward one");
}

BAD_INPUT("both directions refuse a trace of another pass") {
  LayeredCase<Bidirectional<Lstm<double>>> c({3, 4}, 7, 5);
  c.forward();
  c.lengths = {4, 0, 7, 1, 6};
  CHECK_THROWS_WITH_AS(c.layer.backward(c.steps(), c.trace, c.R, c.flow),
                       "trace.x_read has shape [0, 0, 0], expected [7, 3, 5]",
                       lstm::ShapeError);
  c.lengths = {};
  c.trace.x_turned.resize({6, 3, 5});
  CHECK_THROWS_WITH_AS(c.layer.backward(c.steps(), c.trace, c.R, c.flow),
                       "trace.x_turned has shape [6, 3, 5], expected [7, 3, 5]",
                       lstm::ShapeError);
}
