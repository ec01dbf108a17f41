#include "lstm/layers/cell.hpp"

#include <complex>

namespace lstm {

// #region constructor
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
// #endregion

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
  // #endregion
  // #region state
  s.after.c = s.f * before.c + s.i * s.g;
  s.tanh_c = xt::tanh(s.after.c);
  s.after.h = s.o * s.tanh_c;
  return s;
}
// #endregion

// #region backward
template <class Scalar>
CellInputs<Scalar> Cell<Scalar>::backward(const CellStep<Scalar>& s,
                                          const State<Scalar>& d_after) {
  expect_shape("dh", d_after.h, std::array{hidden(), s.x.shape(1)});
  expect_shape("dc", d_after.c, std::array{hidden(), s.x.shape(1)});
  const auto one = Scalar(1);
  const Matrix<Scalar> dc =
      d_after.c + d_after.h * s.o * (one - s.tanh_c * s.tanh_c);
  // #endregion
  // #region factors
  const Matrix<Scalar> di = dc * s.g;
  const Matrix<Scalar> df = dc * s.before.c;
  const Matrix<Scalar> dg = dc * s.i;
  const Matrix<Scalar> d_o = d_after.h * s.tanh_c;
  // #endregion
  // #region through_gates
  const auto by_i = i.backward(s.x, s.before.h, s.i, di);
  const auto by_f = f.backward(s.x, s.before.h, s.f, df);
  const auto by_g = g.backward(s.x, s.before.h, s.g, dg);
  const auto by_o = o.backward(s.x, s.before.h, s.o, d_o);
  return {
      .dx = by_i.dx + by_f.dx + by_g.dx + by_o.dx,
      .d_before = {.h = by_i.dh + by_f.dh + by_g.dh + by_o.dh, .c = dc * s.f}};
}
// #endregion

// #region instances
template class Cell<float>;
template class Cell<double>;
template class Cell<std::complex<double>>;
// #endregion

}  // namespace lstm
