#pragma once
#include <doctest/doctest.h>

#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/layers/stack.hpp"
#include "nested_states.hpp"

// Layers made of layers, whose outputs and last states all count to a loss.
template <class Layer>
struct LayeredCase {
  Layer layer;
  lstm::Sequence<double> x, R;
  lstm::Lengths lengths = {};
  typename Layer::State start = {}, d_last = {};
  typename Layer::Masks masks = {};
  typename Layer::Trace trace = {};
  typename Layer::Flow flow = {};

  LayeredCase(const Layer& layer_, std::size_t T, std::size_t B)
      : layer(layer_), x({T, layer.inputs(), B}), R({T, layer.outputs(), B}) {
    lstm::Random random(T * 10 + B);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    start = drawn_state(layer, x, random);
    d_last = drawn_state(layer, x, random);
  }

  lstm::Steps<double> steps() const { return {x, lengths}; }
  void draw_masks() {
    lstm::Random random(7);
    layer.draw({.input = 0.3, .recurrent = 0.4, .output = 0.2, .fixed = false},
               x.shape(0), x.shape(2), random, masks);
  }
  void forward() { layer.forward(steps(), start, trace, masks); }
  void there_and_back() {
    forward();
    zero_gradients(layer.parameters());
    layer.backward(steps(), trace, R, flow, d_last, masks);
  }
};

inline lstm::Sequence<double> copy_of(const lstm::Steps<double>& steps) {
  lstm::Sequence<double> copy(steps.shape());
  std::copy(steps.storage().begin(), steps.storage().end(), copy.begin());
  return copy;
}

template <class State>
void check_same(const State& a, const State& b) {
  const auto of_a = matrices_of(a), of_b = matrices_of(b);
  REQUIRE(of_a.size() == of_b.size());
  for (std::size_t k = 0; k < of_a.size(); ++k) {
    CAPTURE(k);
    CHECK(*of_a[k] == *of_b[k]);
  }
}

template <class A, class B>
void check_same_gradients(A&& a, B&& b) {
  const auto of_a = a.parameters(), of_b = b.parameters();
  REQUIRE(of_a.size() == of_b.size());
  for (std::size_t k = 0; k < of_a.size(); ++k) {
    CAPTURE(of_a[k]->name);
    CHECK(of_a[k]->gradient == of_b[k]->gradient);
  }
}

template <class Layer>
std::vector<std::string> names_of(Layer layer) {
  std::vector<std::string> names;
  for (const auto* p : layer.parameters()) names.push_back(p->name);
  return names;
}
