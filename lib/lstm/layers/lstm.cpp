#include "lstm/layers/lstm.hpp"

#include <complex>

#include "lstm/numbers/affine.hpp"
#include "lstm/numbers/lanes.hpp"

namespace lstm {

// #region step
// In the trace, index t of h and c is the state before step t. `place` is the
// t of the trace: the same as that of x, unless the trace holds one step only.
template <class Scalar>
void Lstm<Scalar>::step(const Sequence<Scalar>& x, std::size_t t,
                        Trace<Scalar>& trace, std::size_t place) const {
  auto Z = at(trace.gates, place);
  affine(Z, W.value, at(x, t), b.value);
  add_product(Z, U.value, at(trace.h, place));
  // #endregion
  // #region blocks
  const auto gates = gate_blocks(trace.gates, place);
  const Scalar* const c_before = block(trace.c, place);
  Scalar* const c_after = block(trace.c, place + 1);
  Scalar* const tanh_c_after = block(trace.tanh_c, place);
  Scalar* const h_after = block(trace.h, place + 1);
  // #endregion
  // #region lanes
  for_each_lane<Scalar>(hidden() * x.shape(2), [=](auto lane) {
    using std::tanh;
    const auto i = sigmoid(lane.load(gates.i));
    const auto f = sigmoid(lane.load(gates.f));
    const auto g = tanh(lane.load(gates.g));
    const auto o = sigmoid(lane.load(gates.o));
    const auto c = f * lane.load(c_before) + i * g;
    const auto tanh_c = tanh(c);
    const auto h = o * tanh_c;
    // #endregion
    // #region stores
    lane.store(gates.i, i);
    lane.store(gates.f, f);
    lane.store(gates.g, g);
    lane.store(gates.o, o);
    lane.store(c_after, c);
    lane.store(tanh_c_after, tanh_c);
    lane.store(h_after, h);
  });
}
// #endregion

// #region forward_shapes
template <class Scalar>
void Lstm<Scalar>::expect_input(const Sequence<Scalar>& x,
                                const State<Scalar>& start) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start.h, std::array{H, B});
  expect_shape("initial c", start.c, std::array{H, B});
  expect_some("x", x);
}

template <class Scalar>
void Lstm<Scalar>::forward(const Sequence<Scalar>& x,
                           const State<Scalar>& start,
                           Trace<Scalar>& trace) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_input(x, start);
  if (trace.h_mask.size() > 0)
    expect_shape("h_mask", trace.h_mask, std::array{T, H, B});
  // #endregion
  // #region forward
  trace.resize(T, H, B);
  xt::noalias(at(trace.h, 0)) = start.h;
  xt::noalias(at(trace.c, 0)) = start.c;
  for (std::size_t t = 0; t < T; ++t) {
    if (trace.h_mask.size() > 0) at(trace.h, t) *= at(trace.h_mask, t);
    step(x, t, trace, t);
  }
}
// #endregion

// #region last_state
template <class Scalar>
State<Scalar> Lstm<Scalar>::last_state(const Sequence<Scalar>& x,
                                       const State<Scalar>& start) const {
  expect_input(x, start);
  Trace<Scalar> trace;
  trace.resize(1, hidden(), x.shape(2));
  xt::noalias(at(trace.h, 1)) = start.h;
  xt::noalias(at(trace.c, 1)) = start.c;
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    std::copy_n(block(trace.h, 1), start.h.size(), block(trace.h, 0));
    std::copy_n(block(trace.c, 1), start.c.size(), block(trace.c, 0));
    step(x, t, trace, 0);
  }
  return {at(trace.h, 1), at(trace.c, 1)};
}
// #endregion

// #region instances
template class Lstm<float>;
template class Lstm<double>;
template class Lstm<std::complex<double>>;
// #endregion

}  // namespace lstm
