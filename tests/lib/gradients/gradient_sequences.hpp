#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

// Parts that read a sequence.

template <class Scalar>
struct CellRunPart {
  lstm::Cell<Scalar> cell;
  lstm::Sequence<Scalar> x, R;
  lstm::State<Scalar> start;
  lstm::CellFlow<Scalar> flow;

  CellRunPart(const Shape& s, lstm::Random& random)
      : cell(s.D, s.H),
        x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        R(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.H, s.B})),
        start{drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B}),
              drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})} {
    draw(cell.parameters(), random);
    flow.states.resize(s.T + 1);
  }
  Scalar loss() {
    Scalar sum = 0;
    const auto steps = run(cell, x, start);
    for (std::size_t t = 0; t < steps.size(); ++t)
      sum +=
          inner_product<lstm::Matrix<Scalar>>(lstm::at(R, t), steps[t].after.h);
    return sum;
  }
  void backward() { flow = run_back(cell, run(cell, x, start), R); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"start.h", &start.h, &flow.states[0].h},
                              {"start.c", &start.c, &flow.states[0].c}},
                             {{"x", &x, &flow.dx}}}
        .add(cell.parameters());
  }
};

// The parts of a state, or of the gradient that a flow ends with.
template <class Scalar>
std::vector<lstm::Matrix<Scalar>*> parts(lstm::State<Scalar>& s) {
  return {&s.h, &s.c};
}
template <class Scalar>
std::vector<lstm::Matrix<Scalar>*> parts(lstm::HiddenState<Scalar>& s) {
  return {&s.h};
}
template <class Flow>
auto end_of(Flow& flow) {
  if constexpr (requires { flow.dc; })
    return std::vector{&flow.dh, &flow.dc};
  else
    return std::vector{&flow.dh};
}

// A recurrent layer whose last state counts besides all of its outputs: with
// masks, or with samples of 0 to T steps, half of them with masks, too.
enum class Reads { all, masked, lengths };

template <class Layer, class Scalar, Reads reads>
struct RecurrentPart {
  Layer layer;
  lstm::Sequence<Scalar> x, R;
  typename Layer::State start, R_last;
  lstm::Masks<Scalar> masks;
  lstm::Lengths lengths;
  typename Layer::Trace trace;
  typename Layer::Flow flow;

  RecurrentPart(const Shape& s, lstm::Random& random)
      : layer(s.D, s.H),
        x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        R(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.H, s.B})) {
    for (auto* state : {&start, &R_last})
      for (auto* part : parts(*state))
        *part = drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B});
    draw(layer.parameters(), random);
    if (reads == Reads::lengths)
      for (std::size_t b = 0; b < s.B; ++b)
        lengths.push_back(random.below(s.T + 1));
    const bool fixed = random.below(2) == 0;
    if (reads == Reads::masked ||
        (reads == Reads::lengths && random.below(2) == 0))
      layer.draw({.input = 0.3, .recurrent = 0.4, .fixed = fixed}, s.T, s.B,
                 random, masks);
  }
  Scalar loss() {
    layer.forward({x, lengths}, start, trace, masks);
    auto last = trace.last();
    Scalar sum = weighted(R, trace.h);
    for (std::size_t k = 0; k < parts(last).size(); ++k)
      sum += inner_product(*parts(R_last)[k], *parts(last)[k]);
    return sum;
  }
  void backward() {
    layer.forward({x, lengths}, start, trace, masks);
    layer.backward({x, lengths}, trace, R, flow, R_last, masks);
  }
  Arguments<Scalar> arguments() {
    Arguments<Scalar> all{{}, {{"x", &x, &flow.dx}}};
    for (std::size_t k = 0; k < parts(start).size(); ++k)
      all.matrices.push_back(
          {k == 0 ? "start.h" : "start.c", parts(start)[k], end_of(flow)[k]});
    for (auto* p : layer.parameters())
      all.add({p}, p->value.shape(0) / layer.hidden());
    return all;
  }
};

template <class Scalar>
struct GruAfter : lstm::Gru<Scalar> {
  GruAfter(std::size_t inputs, std::size_t hidden)
      : lstm::Gru<Scalar>(inputs, hidden, lstm::Reset::after_product) {}
};
template <class Scalar>
struct GruBefore : lstm::Gru<Scalar> {
  GruBefore(std::size_t inputs, std::size_t hidden)
      : lstm::Gru<Scalar>(inputs, hidden, lstm::Reset::before_product) {}
};

// What each kind of layer reads, as parts with one argument.
template <template <class> class Layer>
struct Reading {
  template <class Scalar>
  using All = RecurrentPart<Layer<Scalar>, Scalar, Reads::all>;
  template <class Scalar>
  using Masked = RecurrentPart<Layer<Scalar>, Scalar, Reads::masked>;
  template <class Scalar>
  using Lengths = RecurrentPart<Layer<Scalar>, Scalar, Reads::lengths>;
};
