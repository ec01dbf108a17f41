#pragma once
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region sigmoid
/// z becomes σ(z) = 1 / (1 + e⁻ᶻ), element by element. For z far below zero
/// e⁻ᶻ is infinite and σ(z) exactly 0; nothing turns into NaN.
template <class Tensor>
void apply_sigmoid(Tensor&& z) {
  using Scalar = typename std::decay_t<Tensor>::value_type;
  xt::noalias(z) = Scalar(1) / (Scalar(1) + xt::exp(-z));
}
// #endregion

/// z becomes tanh(z), element by element.
template <class Tensor>
void apply_tanh(Tensor&& z) {
  xt::noalias(z) = xt::tanh(z);
}

}  // namespace lstm
