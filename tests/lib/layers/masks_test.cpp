// Dropout's masks, for every recurrent layer.
#include <doctest/doctest.h>

#include <cmath>

#include "recurrent_layers.hpp"

using lstm::Matrix, lstm::Sequence;

TEST_CASE("a masked network of one unit has the gradients of its formula") {
  lstm::Rnn<double> rnn(1, 1);
  rnn.W.value = {{0.5}};
  rnn.U.value = {{-2}};
  const Sequence<double> x = {{{1}}, {{3}}}, R = {{{1}}, {{1}}};
  const lstm::Masks<double> masks = {.x = {{{2}}, {{0.5}}},
                                     .h = {{{1.5}}, {{0.25}}}};
  lstm::RnnTrace<double> trace;
  lstm::RnnFlow<double> flow;
  rnn.forward(x, {{{0.75}}}, trace, masks);
  rnn.backward(x, trace, R, flow, {}, masks);

  const double h1 = std::tanh(0.5 * 2 - 2 * 1.5 * 0.75);
  const double h2 = std::tanh(0.5 * 1.5 - 2 * 0.25 * h1);
  const double dz2 = 1 - h2 * h2;
  const double dz1 = (1 - 2 * 0.25 * dz2) * (1 - h1 * h1);
  const auto is = [](double number) {
    return doctest::Approx(number).epsilon(1e-14);
  };
  CHECK(trace.h(1, 0, 0) == is(h1));
  CHECK(trace.h(2, 0, 0) == is(h2));
  CHECK(rnn.W.gradient(0, 0) == is(dz1 * 2 + dz2 * 1.5));
  CHECK(rnn.U.gradient(0, 0) == is(dz1 * 1.5 * 0.75 + dz2 * 0.25 * h1));
  CHECK(flow.dx(0, 0, 0) == is(dz1 * 0.5 * 2));
  CHECK(flow.dx(1, 0, 0) == is(dz2 * 0.5 * 0.5));
  CHECK(flow.dh(0, 0) == is(dz1 * -2 * 1.5));
}

TEST_CASE_TEMPLATE("masks of ones are no masks, to the last bit", Layer,
                   lstm::Lstm<double>, lstm::Rnn<double>) {
  RecurrentCase<Layer> a(6, 2, 5, 3), b = a;
  b.masks = {.x = xt::ones_like(a.x), .h = xt::ones_like(a.R)};
  a.there_and_back();
  b.there_and_back();
  CHECK(a.trace.h == b.trace.h);
  CHECK(a.flow.dx == b.flow.dx);
  CHECK(a.flow.dh == b.flow.dh);
  CHECK(a.layer.U.gradient == b.layer.U.gradient);
}

TEST_CASE_TEMPLATE("x times its mask is what a layer reads", Layer,
                   RECURRENT_LAYERS) {
  RecurrentCase<Layer> a(6, 2, 5, 3), b = a;
  lstm::Random random(1);
  a.layer.draw({.input = 0.4, .fixed = false}, 6, 3, random, a.masks);
  b.x *= a.masks.x;
  a.there_and_back();
  b.there_and_back();
  CHECK(a.trace.h == b.trace.h);
  CHECK(a.flow.dx == Sequence<double>(b.flow.dx * a.masks.x));
  CHECK(a.layer.W.gradient == b.layer.W.gradient);
}

// Without the h that U reads, a layer is one without U; the state that the GRU
// and the LSTM carry on is no part of that.
TEST_CASE_TEMPLATE("a mask is for what U reads and for nothing else", Layer,
                   RECURRENT_LAYERS) {
  RecurrentCase<Layer> a(6, 2, 5, 3), b = a;
  a.masks.h = xt::zeros_like(a.R);
  b.layer.U.value.fill(0);
  a.there_and_back();
  b.there_and_back();
  CHECK(a.trace.h == b.trace.h);
  CHECK(equal(a.trace.last(), b.trace.last()));
  CHECK(a.flow.dx == b.flow.dx);
  CHECK(equal(a.flow, b.flow));
  CHECK(a.layer.W.gradient == b.layer.W.gradient);
  CHECK(xt::amax(xt::abs(a.layer.U.gradient))() == 0);
}

TEST_CASE_TEMPLATE("the trace holds h without its mask, and what U has read",
                   Layer, RECURRENT_LAYERS) {
  RecurrentCase<Layer> c(6, 2, 5, 3);
  lstm::Random random(2);
  c.layer.draw({.recurrent = 0.4}, 6, 3, random, c.masks);
  c.forward();
  const Sequence<double> before = xt::view(c.trace.h, xt::range(0, 6));
  CHECK(c.trace.h_read == Sequence<double>(before * c.masks.h));
  CHECK(xt::amin(xt::abs(c.trace.h))() > 0);
  CHECK(Matrix<double>(lstm::at(c.trace.h, 0)) == c.start.h);
}
