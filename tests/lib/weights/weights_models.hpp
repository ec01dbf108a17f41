#pragma once
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/training/regressor.hpp"
#include "random_tensors.hpp"

template <class Model>
Model& fill(Model& model, std::uint64_t seed) {
  lstm::Random random(seed);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
  return model;
}

template <class Scalar>
lstm::Regressor<Scalar> random_model(std::size_t D, std::size_t H,
                                     std::size_t O, std::uint64_t seed) {
  lstm::Regressor<Scalar> model(D, H, O);
  return fill(model, seed);
}

template <class Model>
bool equal(Model& a, Model& b) {
  const auto ours = a.parameters(), theirs = b.parameters();
  for (std::size_t k = 0; k < ours.size(); ++k)
    if (ours[k]->value != theirs[k]->value) return false;
  return ours.size() == theirs.size();
}

/// A recurrent layer of any kind, of two layers where it is a stack.
template <class Layer>
Layer layer_of(std::size_t D, std::size_t H) {
  if constexpr (requires(Layer & layer) { layer.layers; })
    return Layer(2, D, H);
  else
    return Layer(D, H);
}

/// Words in, one answer out: a table, a recurrent layer and a dense one.
template <class Layer>
struct Network {
  using Scalar = lstm::ScalarOf<Layer>;
  lstm::Embedding<Scalar> embedding{5, 3};
  Layer layer = layer_of<Layer>(3, 4);
  lstm::Dense<Scalar> dense{layer.outputs(), 2};

  lstm::Parameters<Scalar> parameters() {
    return parameters_of(embedding, layer, dense);
  }
};
