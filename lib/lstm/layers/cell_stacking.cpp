#include <complex>

#include "lstm/layers/cell.hpp"

namespace lstm {

// #region rows
// Calls copy(of the gate, rows of the layer) for all that the two have in
// common: the H rows of gate k begin at row k H.
template <class OneOfFour, class Layer, class Copy>
static void for_rows(OneOfFour& gate, Layer& layer, std::size_t k, Copy copy) {
  const std::size_t H = layer.hidden();
  const auto both = [&](auto& mine, auto& stack) {
    copy(mine.value, xt::view(stack.value, xt::range(k * H, (k + 1) * H)));
    copy(mine.gradient,
         xt::view(stack.gradient, xt::range(k * H, (k + 1) * H)));
  };
  both(gate.W, layer.W);
  both(gate.U, layer.U);
  both(gate.b, layer.b);
}
// #endregion

// #region all_gates
template <class FourGates, class Layer, class Copy>
static void for_gates(FourGates& cell, Layer& layer, Copy copy) {
  for_rows(cell.i, layer, 0, copy);
  for_rows(cell.f, layer, 1, copy);
  for_rows(cell.g, layer, 2, copy);
  for_rows(cell.o, layer, 3, copy);
}
// #endregion

// #region conversions
template <class Scalar>
Lstm<Scalar> stacked(const Cell<Scalar>& cell) {
  Lstm<Scalar> layer(cell.inputs(), cell.hidden());
  for_gates(cell, layer, [](auto& mine, auto&& rows) { rows = mine; });
  return layer;
}

template <class Scalar>
Cell<Scalar> taken_apart(const Lstm<Scalar>& layer) {
  Cell<Scalar> cell(layer.inputs(), layer.hidden());
  for_gates(cell, layer, [](auto& mine, auto&& rows) { mine = rows; });
  return cell;
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                      \
  template Lstm<Scalar> stacked(const Cell<Scalar>&); \
  template Cell<Scalar> taken_apart(const Lstm<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
