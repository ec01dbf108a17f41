#pragma once
#include "lstm/layers/attention.hpp"
#include "random_tensors.hpp"

/// Attention from `queries` queries of three numbers at T steps of four, and a
/// loss to which every context counts: Σ ⟨R, context⟩.
template <class Score>
struct AttentionCase {
  using S = typename Score::Scalar;
  lstm::Attention<Score> attention{3, 4};
  lstm::Sequence<S> q, h, R;
  lstm::AttentionTrace<Score> trace;
  lstm::AttentionFlow<Score> flow;

  AttentionCase(std::size_t queries, std::size_t T, std::size_t B)
      : q({queries, 3, B}), h({T, 4, B}), R({queries, 4, B}) {
    lstm::Random random(T);
    for (auto* p : attention.parameters()) fill_normal(p->value, random);
    for (auto* sequence : {&q, &h, &R}) fill_normal(*sequence, random);
  }
  void forward(const lstm::Lengths& lengths = {}) {
    attention.forward(q, {h, lengths}, trace);
  }
  void backward(const lstm::Lengths& lengths = {}) {
    attention.backward(q, {h, lengths}, trace, R, flow);
  }
  void there_and_back(const lstm::Lengths& lengths = {}) {
    forward(lengths);
    zero_gradients(attention.parameters());
    backward(lengths);
  }
};
