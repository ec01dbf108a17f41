#include "study/taped.hpp"

#include <doctest/doctest.h>

#include "12_relatives/cells.hpp"
#include "bad_input.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Sequence, lstm::Steps;

namespace {

template <class S>
using TapedLstm = study::Taped<relatives::Lstm, S>;

double apart(const auto& a, const auto& b) {
  return xt::amax(xt::abs(a - b))();
}

}  // namespace

TEST_CASE("an LSTM on a tape is the library's, there and back") {
  for (const auto& shape : {std::array<std::size_t, 4>{1, 1, 1, 1},
                            {5, 2, 1, 3},
                            {7, 5, 4, 1},
                            {12, 3, 16, 9}}) {
    CAPTURE(shape[0]);
    const auto [T, D, H, B] = shape;
    lstm::Random random(T);
    lstm::Lstm<double> library(D, H);
    TapedLstm<double> taped(D, H);
    for (std::size_t k = 0; k < 3; ++k) {
      fill_normal(library.parameters()[k]->value, random, 0.5);
      taped.parameters()[k]->value = library.parameters()[k]->value;
    }
    Sequence<double> x({T, D, B}), R({T, H, B});
    lstm::State<double> start{Matrix<double>({H, B}), Matrix<double>({H, B})};
    auto d_last = start;
    for (auto* tensor : {&x, &R}) fill_normal(*tensor, random);
    for (auto* m : {&start.h, &start.c, &d_last.h, &d_last.c})
      fill_normal(*m, random);

    lstm::Trace<double> trace;
    lstm::Flow<double> flow;
    library.forward(x, start, trace);
    library.backward(x, trace, R, flow, d_last);
    TapedLstm<double>::Trace on_tape;
    TapedLstm<double>::Flow back;
    taped.forward(x, {start.h, start.c}, on_tape);
    taped.backward(x, on_tape, R, back, {d_last.h, d_last.c});

    for (std::size_t t = 0; t < T; ++t)
      CHECK(apart(Matrix<double>(lstm::at(on_tape.outputs(), t)),
                  Matrix<double>(lstm::at(trace.outputs(), t))) <= 1e-13);
    CHECK(apart(on_tape.last()[0], trace.last().h) <= 1e-13);
    CHECK(apart(on_tape.last()[1], trace.last().c) <= 1e-13);
    const auto equal = [](const auto& a, const auto& b) {
      CHECK(lstm::relative_error(a, b) <= 1e-13);
    };
    for (std::size_t k = 0; k < 3; ++k)
      equal(taped.parameters()[k]->gradient, library.parameters()[k]->gradient);
    equal(back.dx, flow.dx);
    equal(back.d_start[0], flow.dh);
    equal(back.d_start[1], flow.dc);
  }
}

TEST_CASE("where nothing is given a state is zeros, and dx is left out") {
  lstm::Random random(1);
  TapedLstm<float> layer(2, 3);
  layer.initialize(lstm::Recipe::keras, random);
  const Sequence<float> x = xt::ones<float>({4, 2, 5}),
                        R = xt::ones<float>({4, 3, 5});
  const Matrix<float> zeros = xt::zeros<float>({3, 5});
  TapedLstm<float>::Trace trace, from_zeros;
  layer.forward(x, {}, trace);
  layer.forward(x, {zeros, zeros}, from_zeros);
  CHECK(trace.h == from_zeros.h);
  TapedLstm<float>::Flow flow;
  layer.backward(x, trace, R, flow);
  CHECK(flow.dx.shape(0) == 4);
  flow.wants_dx = false;
  const auto dW = layer.cell.W.gradient;
  layer.backward(x, trace, R, flow);
  CHECK(flow.dx.size() == 0);
  CHECK(lstm::relative_error(layer.cell.W.gradient, Matrix<float>(2 * dW)) <=
        1e-6);
}

BAD_INPUT("a layer on a tape and what does not fit it") {
  CHECK_THROWS_WITH_AS(TapedLstm<float>(0, 2),
                       "a cell needs inputs and hidden units, got 0 and 2",
                       lstm::ShapeError);
  TapedLstm<float> layer(2, 3);
  TapedLstm<float>::Trace trace;
  TapedLstm<float>::Flow flow;
  const Sequence<float> x = xt::zeros<float>({5, 2, 4}),
                        wide = xt::zeros<float>({5, 4, 4}),
                        none = xt::zeros<float>({0, 2, 4});
  const Matrix<float> other = xt::zeros<float>({3, 1});
  const auto refused = [](const auto& call, const char* message) {
    CHECK_THROWS_WITH_AS(call(), message, lstm::ShapeError);
  };
  refused([&] { layer.forward(wide, {}, trace); },
          "x has shape [5, 4, 4], expected [5, 2, 4]");
  refused([&] { layer.forward(none, {}, trace); },
          "x has shape [0, 2, 4], expected no extent of 0");
  refused(
      [&] {
        layer.forward(x, {other, other}, trace);
      },
      "initial state has shape [3, 1], expected [3, 4]");
  layer.forward(x, {}, trace);
  refused([&] { layer.backward(x, trace, x, flow); },
          "dh_loss has shape [5, 2, 4], expected [5, 3, 4]");
  const lstm::Lengths lengths = {5, 5, 5, 4};
  CHECK_THROWS_WITH_AS(layer.forward({x, lengths}, {}, trace),
                       "all samples must have all steps",
                       std::invalid_argument);
  lstm::Random random(1);
  CHECK_THROWS_WITH_AS(layer.initialize(lstm::Recipe::pytorch, random),
                       "a cell begins with the weights of Keras",
                       std::invalid_argument);
}
