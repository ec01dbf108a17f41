#pragma once
#include <cmath>

#include "13_language_model/network.hpp"

/// A network that remembers the last letter alone: behind letter k its logits
/// are column k of z [V, V]. Unit k holds 1 in its cell where k was the last
/// letter, and 0 elsewhere.
template <class Scalar>
language_model::Network<Scalar> bigram_network(const lstm::Matrix<Scalar>& z) {
  const std::size_t V = z.shape(0);
  language_model::Network<Scalar> network(V, V, V);
  network.embedding.W.value = xt::eye<Scalar>(V);
  const auto open = Scalar(40);  // σ is 0 or 1 there, and tanh 1
  auto& layer = network.layer;
  for (std::size_t k = 0; k < V; ++k) {
    layer.b.value(k, 0) = open;          // i
    layer.b.value(V + k, 0) = -open;     // f
    layer.W.value(2 * V + k, k) = open;  // g
    layer.b.value(3 * V + k, 0) = open;  // o
  }
  network.dense.W.value = z / std::tanh(Scalar(1));
  return network;
}
