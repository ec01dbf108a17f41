#include "lstm/layers/cell.hpp"

#include <complex>

#include "lstm/layers/lstm.hpp"

namespace lstm {

template <class Scalar>
Cell<Scalar>::Cell(std::size_t inputs, std::size_t hidden)
    : i("cell.i", inputs, hidden),
      f("cell.f", inputs, hidden),
      g("cell.g", inputs, hidden, Squash::tanh),
      o("cell.o", inputs, hidden) {}

template <class Scalar>
Parameters<Scalar> Cell<Scalar>::parameters() {
  return {&i.W, &i.U, &i.b, &f.W, &f.U, &f.b,
          &g.W, &g.U, &g.b, &o.W, &o.U, &o.b};
}

// #region forward
template <class Scalar>
CellStep<Scalar> Cell<Scalar>::forward(const Matrix<Scalar>& x,
                                       const State<Scalar>& before) const {
  expect_shape("c", before.c, std::array{hidden(), x.shape(1)});
  CellStep<Scalar> s;
  s.x = x;
  s.before = before;
  s.i = i.forward(x, before.h);  // how much is written
  s.f = f.forward(x, before.h);  // how much is kept
  s.g = g.forward(x, before.h);  // what could be written
  s.o = o.forward(x, before.h);  // how much is shown

  s.after.c = s.f * before.c + s.i * s.g;
  s.tanh_c = xt::tanh(s.after.c);
  s.after.h = s.o * s.tanh_c;
  return s;
}
// #endregion

// What a step back reads of a step. Without this a part of a single column
// would serve for all.
template <class Scalar>
static void expect_step(const CellStep<Scalar>& s, std::size_t D,
                        std::size_t H) {
  const std::size_t B = s.x.shape(1);
  expect_shape("x", s.x, std::array{D, B});
  expect_shape("h", s.before.h, std::array{H, B});
  expect_shape("c", s.before.c, std::array{H, B});
  expect_shape("i", s.i, std::array{H, B});
  expect_shape("f", s.f, std::array{H, B});
  expect_shape("g", s.g, std::array{H, B});
  expect_shape("o", s.o, std::array{H, B});
  expect_shape("tanh_c", s.tanh_c, std::array{H, B});
}

// #region backward
template <class Scalar>
CellInputs<Scalar> Cell<Scalar>::backward(const CellStep<Scalar>& s,
                                          const State<Scalar>& d_after) {
  expect_step(s, inputs(), hidden());
  expect_shape("dh", d_after.h, std::array{hidden(), s.x.shape(1)});
  expect_shape("dc", d_after.c, std::array{hidden(), s.x.shape(1)});
  const auto one = Scalar(1);
  const Matrix<Scalar> dc =  // by the next step's c, and by this h
      d_after.c + d_after.h * s.o * (one - s.tanh_c * s.tanh_c);

  const Matrix<Scalar> di = dc * s.g;               // beside i stands g
  const Matrix<Scalar> df = dc * s.before.c;        // beside f the old c
  const Matrix<Scalar> dg = dc * s.i;               // beside g stands i
  const Matrix<Scalar> d_o = d_after.h * s.tanh_c;  // beside o tanh(c)

  const auto by_i = i.backward(s.x, s.before.h, s.i, di);
  const auto by_f = f.backward(s.x, s.before.h, s.f, df);
  const auto by_g = g.backward(s.x, s.before.h, s.g, dg);
  const auto by_o = o.backward(s.x, s.before.h, s.o, d_o);
  return {
      .dx = by_i.dx + by_f.dx + by_g.dx + by_o.dx,
      .d_before = {.h = by_i.dh + by_f.dh + by_g.dh + by_o.dh, .c = dc * s.f}};
}
// #endregion

// #region run
template <class Scalar>
std::vector<CellStep<Scalar>> run(const Cell<Scalar>& cell,
                                  const Sequence<Scalar>& x,
                                  const State<Scalar>& start) {
  expect_some("x", x);
  std::vector<CellStep<Scalar>> steps;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    steps.push_back(
        cell.forward(at(x, t), t == 0 ? start : steps[t - 1].after));
  return steps;
}
// #endregion

// #region run_back
template <class Scalar>
CellFlow<Scalar> run_back(Cell<Scalar>& cell,
                          const std::vector<CellStep<Scalar>>& steps,
                          const Sequence<Scalar>& dh_loss) {
  const std::size_t T = steps.size(), H = cell.hidden();
  const std::size_t B = T == 0 ? 0 : steps[0].x.shape(1);
  expect_shape("dh_loss", dh_loss, std::array{T, H, B});
  CellFlow<Scalar> flow;
  flow.dx = xt::zeros<Scalar>({T, cell.inputs(), B});
  flow.states.assign(T + 1, State<Scalar>::zeros(H, B));

  for (std::size_t t = T; t-- > 0;) {
    flow.states[t + 1].h += at(dh_loss, t);
    auto [dx, d_before] = cell.backward(steps[t], flow.states[t + 1]);
    at(flow.dx, t) = dx;
    flow.states[t] = std::move(d_before);
  }
  return flow;
}
// #endregion

// #region rows
// Calls copy(of the gate, rows of the layer) for all that the two have in
// common: the H rows of gate k begin at row k H.
template <class OneOfFour, class Layer, class Copy>
static void for_rows(OneOfFour& gate, Layer& layer, std::size_t k, Copy copy) {
  const std::size_t H = layer.hidden();
  const auto both = [&](auto& mine, auto& stack, std::size_t columns) {
    expect_shape(mine.name, mine.value, std::array{H, columns});
    expect_shape(stack.name, stack.value, std::array{gate_count * H, columns});
    expect_gradients(std::array{&mine});
    expect_gradients(std::array{&stack});
    copy(mine.value, xt::view(stack.value, xt::range(k * H, (k + 1) * H)));
    copy(mine.gradient,
         xt::view(stack.gradient, xt::range(k * H, (k + 1) * H)));
  };
  both(gate.W, layer.W, layer.inputs());
  both(gate.U, layer.U, H);
  both(gate.b, layer.b, 1);
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

#define LSTM_INSTANTIATE(Scalar)                                           \
  template class Cell<Scalar>;                                             \
  template std::vector<CellStep<Scalar>> run(                              \
      const Cell<Scalar>&, const Sequence<Scalar>&, const State<Scalar>&); \
  template CellFlow<Scalar> run_back(Cell<Scalar>&,                        \
                                     const std::vector<CellStep<Scalar>>&, \
                                     const Sequence<Scalar>&);             \
  template Lstm<Scalar> stacked(const Cell<Scalar>&);                      \
  template Cell<Scalar> taken_apart(const Lstm<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
