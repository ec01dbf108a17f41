#pragma once
#include "lstm/layers/lstm.hpp"

namespace study {

// #region fix_gate
/// Takes a gate out of an LSTM: from now on its activation is exactly 1 and
/// its slope exactly 0, so that training never moves it. To be called after
/// `initialize`. The candidate's tanh is fixed at 1 in the same way.
template <class Scalar>
void fix_gate(lstm::Lstm<Scalar>& layer, lstm::Gate which);
// #endregion

}  // namespace study
