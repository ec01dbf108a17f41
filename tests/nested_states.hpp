#pragma once
#include <vector>

#include "random_tensors.hpp"

/// Every matrix of a state, or of the gradient of the initial state that a flow
/// ends with, however the layers are put together.
template <class State>
auto matrices_of(State& s) {
  if constexpr (requires { s.layers; }) {
    return matrices_of(s.layers);
  } else if constexpr (requires { s.forward; }) {
    auto both = matrices_of(s.forward);
    for (auto* matrix : matrices_of(s.backward)) both.push_back(matrix);
    return both;
  } else if constexpr (requires { s.front(); }) {
    decltype(matrices_of(s.front())) all;
    for (auto& part : s)
      for (auto* matrix : matrices_of(part)) all.push_back(matrix);
    return all;
  } else if constexpr (requires { s.dc; }) {
    return std::vector{&s.dh, &s.dc};
  } else if constexpr (requires { s.dh; }) {
    return std::vector{&s.dh};
  } else if constexpr (requires { s.c; }) {
    return std::vector{&s.h, &s.c};
  } else {
    return std::vector{&s.h};
  }
}

/// A state, or the gradient of one, of the shape that a layer's has.
template <class Layer, class X>
typename Layer::State drawn_state(const Layer& layer, const X& x,
                                  lstm::Random& random) {
  auto state = layer.last_state(x, {});
  for (auto* matrix : matrices_of(state)) fill_normal(*matrix, random, 0.5);
  return state;
}
