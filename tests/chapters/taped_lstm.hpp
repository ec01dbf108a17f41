#pragma once
#include "study/taped.hpp"

/// The LSTM as its formulas alone, with the weights of lstm::Lstm.
template <class S>
struct FormulaLstm : study::Blocks<S, 4> {
  using Base = study::Blocks<S, 4>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "lstm";
  static constexpr std::size_t states = 2;  // h and c

  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto i = sigmoid(block(Z, 0)), f = sigmoid(block(Z, 1));
    const auto g = tanh(block(Z, 2)), o = sigmoid(block(Z, 3));
    const auto c_new = f * c + i * g;
    return {o * tanh(c_new), c_new};
  }
};

template <class S>
using TapedLstm = study::Taped<FormulaLstm, S>;
