#include "lstm/layer.hpp"

#include <complex>

#include "lstm/activations.hpp"

namespace lstm {

// #region step
// In the trace, index t of h and c is the state before step t.
template <class Scalar>
void Lstm<Scalar>::step(const Sequence<Scalar>& x, std::size_t t,
                        Trace<Scalar>& trace) const {
  auto Z = at(trace.gates, t);
  broadcast_column(Z, b.value);
  add_product(Z, W.value, at(x, t));
  add_product(Z, U.value, at(trace.h, t));
  // #endregion
  // #region gates
  auto i = gate(trace.gates, t, Gate::input);
  auto f = gate(trace.gates, t, Gate::forget);
  auto g = gate(trace.gates, t, Gate::candidate);
  auto o = gate(trace.gates, t, Gate::output);
  apply_sigmoid(i);
  apply_sigmoid(f);
  apply_tanh(g);
  apply_sigmoid(o);
  // #endregion
  // #region state
  const auto c_before = at(trace.c, t);
  auto c = at(trace.c, t + 1);
  auto tanh_c = at(trace.tanh_c, t);
  auto h = at(trace.h, t + 1);
  xt::noalias(c) = f * c_before + i * g;
  xt::noalias(tanh_c) = xt::tanh(c);
  xt::noalias(h) = o * tanh_c;
}
// #endregion

// #region forward_shapes
template <class Scalar>
void Lstm<Scalar>::forward(const Sequence<Scalar>& x,
                           const State<Scalar>& start,
                           Trace<Scalar>& trace) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start.h, std::array{H, B});
  expect_shape("initial c", start.c, std::array{H, B});
  expect_some("x", x);
  if (trace.h_mask.size() > 0)
    expect_shape("h_mask", trace.h_mask, std::array{T, H, B});
  // #endregion
  // #region forward
  trace.resize(T, H, B);
  at(trace.h, 0) = start.h;
  at(trace.c, 0) = start.c;
  for (std::size_t t = 0; t < T; ++t) {
    if (trace.h_mask.size() > 0) at(trace.h, t) *= at(trace.h_mask, t);
    step(x, t, trace);
  }
}
// #endregion

// #region instances
template class Lstm<float>;
template class Lstm<double>;
template class Lstm<std::complex<double>>;
// #endregion

}  // namespace lstm
