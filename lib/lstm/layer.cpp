#include "lstm/layer.hpp"

#include <complex>

#include "lstm/lanes.hpp"

namespace lstm {

// #region step
// In the trace, index t of h and c is the state before step t.
template <class Scalar>
void Lstm<Scalar>::step(const Sequence<Scalar>& x, std::size_t t,
                        Trace<Scalar>& trace) const {
  const std::size_t H = hidden();
  auto Z = at(trace.gates, t);
  broadcast_column(Z, b.value);
  add_product(Z, W.value, at(x, t));
  add_product(Z, U.value, at(trace.h, t));
  // #endregion
  // #region activations
  // Each gate's rows are one block of memory, the states likewise.
  Scalar* const Z_i = &trace.gates(t, 0, 0);
  Scalar* const Z_f = &trace.gates(t, H, 0);
  Scalar* const Z_g = &trace.gates(t, 2 * H, 0);
  Scalar* const Z_o = &trace.gates(t, 3 * H, 0);
  const Scalar* const c_before = &trace.c(t, 0, 0);
  Scalar* const c_after = &trace.c(t + 1, 0, 0);
  Scalar* const tanh_after = &trace.tanh_c(t, 0, 0);
  Scalar* const h_after = &trace.h(t + 1, 0, 0);
  for_each_lane<Scalar>(H * x.shape(2), [=](auto lane) {
    using std::tanh;
    const auto i = sigmoid(lane.load(Z_i));
    const auto f = sigmoid(lane.load(Z_f));
    const auto g = tanh(lane.load(Z_g));
    const auto o = sigmoid(lane.load(Z_o));
    const auto c = f * lane.load(c_before) + i * g;
    const auto tanh_c = tanh(c);
    lane.store(Z_i, i);
    lane.store(Z_f, f);
    lane.store(Z_g, g);
    lane.store(Z_o, o);
    lane.store(c_after, c);
    lane.store(tanh_after, tanh_c);
    lane.store(h_after, o * tanh_c);
  });
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
  xt::noalias(at(trace.h, 0)) = start.h;
  xt::noalias(at(trace.c, 0)) = start.c;
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
