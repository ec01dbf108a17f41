#pragma once
#include "gradient_part.hpp"
#include "gradient_sequences.hpp"
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/stack.hpp"
#include "nested_states.hpp"

// Layers made of layers, and what stands on every step of them.

// A stack has many weights, so its sizes are a fraction of the others'. Two
// units at least, since a gradient of one number is small too often, by chance.
inline Shape smaller(const Shape& s) {
  return {.T = (s.T + 4) / 5,
          .B = (s.B + 2) / 3,
          .H = 1 + (s.H + 4) / 5,
          .D = (s.D + 1) / 2};
}

inline lstm::Lengths drawn_lengths(lstm::Random& random, const Shape& s) {
  lstm::Lengths lengths(s.B);
  for (auto& length : lengths) length = random.below(s.T + 1);
  return lengths;
}

// ⟨R, s⟩ over all parts of a state.
template <class State>
auto weighted_state(const State& R, const State& s) {
  const auto of_R = matrices_of(R), of_s = matrices_of(s);
  auto sum = inner_product(*of_R[0], *of_s[0]);
  for (std::size_t k = 1; k < of_R.size(); ++k)
    sum += inner_product(*of_R[k], *of_s[k]);
  return sum;
}

// A stack is one of two layers.
template <class Layer>
Layer made(const Shape& s) {
  if constexpr (requires { Layer(2, s.D, s.H); })
    return Layer(2, s.D, s.H);
  else
    return Layer(s.D, s.H);
}

// The last states count besides all outputs. With lengths there are masks, too.
template <class Layer, class Scalar, Reads reads>
struct LayeredPart {
  Layer layer;
  lstm::Sequence<Scalar> x, R;
  typename Layer::State start, R_last;
  typename Layer::Masks masks;
  lstm::Lengths lengths;
  typename Layer::Trace trace;
  typename Layer::Flow flow;

  LayeredPart(const Shape& large, lstm::Random& random)
      : layer(made<Layer>(smaller(large))) {
    const auto s = smaller(large);
    x = drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B});
    R = drawn<lstm::Sequence<Scalar>>(random, {s.T, layer.outputs(), s.B});
    draw(layer.parameters(), random);
    start = drawn_state(layer, x, random);
    R_last = drawn_state(layer, x, random);
    if (reads != Reads::lengths) return;
    lengths = drawn_lengths(random, s);
    const bool fixed = random.below(2) == 0;
    layer.draw({.input = 0.2, .recurrent = 0.3, .output = 0.25, .fixed = fixed},
               s.T, s.B, random, masks);
  }
  Scalar loss() {
    layer.forward({x, lengths}, start, trace, masks);
    const auto outputs = trace.outputs();
    Scalar sum = weighted_state(R_last, trace.last());
    for (std::size_t k = 0; k < R.size(); ++k)
      sum += R.flat(k) * outputs.storage()[k];
    return sum;
  }
  void backward() {
    layer.forward({x, lengths}, start, trace, masks);
    layer.backward({x, lengths}, trace, R, flow, R_last, masks);
  }
  Arguments<Scalar> arguments() {
    Arguments<Scalar> all{{}, {{"x", &x, &flow.dx}}};
    const auto starts = matrices_of(start), ends = matrices_of(flow);
    for (std::size_t k = 0; k < starts.size(); ++k)  // no ends before backward
      all.matrices.push_back({fmt::format("start {}", k), starts[k],
                              ends.empty() ? nullptr : ends[k]});
    for (auto* p : layer.parameters())
      all.add({p}, p->value.shape(0) / layer.hidden());
    return all;
  }
};

template <class Scalar>
using StackPart =
    LayeredPart<lstm::Stack<lstm::Lstm<Scalar>>, Scalar, Reads::all>;
template <class Scalar>
using RnnStackPart =
    LayeredPart<lstm::Stack<lstm::Rnn<Scalar>>, Scalar, Reads::lengths>;
template <class Scalar>
using BothPart =
    LayeredPart<lstm::Bidirectional<lstm::Lstm<Scalar>>, Scalar, Reads::all>;
template <class Scalar>
using StackOfBothPart =
    LayeredPart<lstm::Stack<lstm::Bidirectional<lstm::Lstm<Scalar>>>, Scalar,
                Reads::lengths>;
template <class Scalar>
using GruStackOfBothPart =
    LayeredPart<lstm::Stack<lstm::Bidirectional<lstm::Gru<Scalar>>>, Scalar,
                Reads::lengths>;

template <class Scalar>
struct DenseOnStepsPart {
  lstm::Dense<Scalar> dense;
  lstm::Sequence<Scalar> h, R, dh;

  DenseOnStepsPart(const Shape& s, lstm::Random& random)
      : dense(s.H, s.D),
        h(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.H, s.B})),
        R(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})) {
    draw(dense.parameters(), random);
  }
  Scalar loss() {
    lstm::Sequence<Scalar> z;
    dense.forward(h, z);
    return inner_product(R, z);
  }
  void backward() { dense.backward(h, R, dh); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{}, {{"h", &h, &dh}}}.add(dense.parameters());
  }
};
