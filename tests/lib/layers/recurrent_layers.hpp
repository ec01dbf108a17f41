#pragma once
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "random_tensors.hpp"

// What tests ask of all recurrent layers.

struct GruBefore : lstm::Gru<double> {
  GruBefore(std::size_t inputs, std::size_t hidden)
      : lstm::Gru<double>(inputs, hidden, lstm::Reset::before_product) {}
};

#define RECURRENT_LAYERS \
  lstm::Lstm<double>, lstm::Gru<double>, GruBefore, lstm::Rnn<double>

// The parts of a state, or of the gradient that a flow ends with.
template <class State>
auto parts(State& s) {
  if constexpr (requires { s.dc; })
    return std::vector{&s.dh, &s.dc};
  else if constexpr (requires { s.dh; })
    return std::vector{&s.dh};
  else if constexpr (requires { s.c; })
    return std::vector{&s.h, &s.c};
  else
    return std::vector{&s.h};
}

template <class State>
bool equal(const State& a, const State& b) {
  for (std::size_t k = 0; k < parts(a).size(); ++k)
    if (*parts(a)[k] != *parts(b)[k]) return false;
  return true;
}

// A layer with an input, an initial state, and weights for every output and for
// the last state: the gradient of a loss to which all of them count.
template <class Layer>
struct RecurrentCase {
  Layer layer;
  lstm::Sequence<double> x, R;
  typename Layer::State start, d_last;
  lstm::Masks<double> masks;
  typename Layer::Trace trace;
  typename Layer::Flow flow;

  RecurrentCase(std::size_t T, std::size_t D, std::size_t H, std::size_t B)
      : layer(D, H), x({T, D, B}), R({T, H, B}) {
    lstm::Random random(T * 1000 + D * 100 + H * 10 + B);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    for (auto* state : {&start, &d_last})
      for (auto* part : parts(*state)) {
        part->resize({H, B});
        fill_normal(*part, random, 0.5);
      }
  }

  void forward(const lstm::Lengths& lengths = {}) {
    layer.forward({x, lengths}, start, trace, masks);
  }
  void there_and_back(const lstm::Lengths& lengths = {}) {
    forward(lengths);
    zero_gradients(layer.parameters());
    layer.backward({x, lengths}, trace, R, flow, d_last, masks);
  }
};
