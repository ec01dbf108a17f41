#include <complex>

#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/lanes.hpp"

namespace lstm {

// #region step_back
// From dh and dc after step t to dZ of step t and dc before it.
template <class Scalar>
void Lstm<Scalar>::step_back(const Trace<Scalar>& trace, std::size_t t,
                             Flow<Scalar>& flow) const {
  const auto gates = gate_blocks(trace.gates, t);
  const auto dZ = gate_blocks(flow.dZ, t);
  const Scalar* const c_block = block(trace.c, t);
  const Scalar* const tanh_c_block = block(trace.tanh_c, t);
  const Scalar* const dh_block = flow.dh.data();
  Scalar* const dc_block = flow.dc.data();
  // #endregion
  // #region names
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto i = lane.load(gates.i), f = lane.load(gates.f);
    const auto g = lane.load(gates.g), o = lane.load(gates.o);
    const auto c_before = lane.load(c_block);
    const auto tanh_c = lane.load(tanh_c_block);
    const auto dh = lane.load(dh_block);
    const auto one = std::decay_t<decltype(dh)>(1);
    // #endregion
    // #region deltas
    // c reaches the loss through h and through the next c: the gradients add.
    const auto dc = lane.load(dc_block) + dh * o * (one - tanh_c * tanh_c);
    lane.store(dZ.i, dc * g * i * (one - i));
    lane.store(dZ.f, dc * c_before * f * (one - f));
    lane.store(dZ.g, dc * i * (one - g * g));
    lane.store(dZ.o, dh * tanh_c * o * (one - o));
    lane.store(dc_block, dc * f);
  });
}
// #endregion

// #region weights
// dW += dZ xᵀ and dU += dZ hᵀ for the steps `first` to `last` - 1.
template <class Scalar>
void Lstm<Scalar>::add_weight_gradients(const Sequence<Scalar>& x,
                                        const Trace<Scalar>& trace,
                                        std::size_t first, std::size_t last,
                                        Flow<Scalar>& flow) {
  if (x.shape(2) == 1) {
    const auto dZ = as_rows(flow.dZ, first, last);
    add_product(W.gradient, transposed(dZ), as_rows(x, first, last));
    add_product(U.gradient, transposed(dZ), as_rows(trace.h, first, last));
  } else {
    const auto dZ = flow.some_dZ(flow.dZ, first, last);
    const auto some_x = flow.some_x(x, first, last);
    const auto some_h = flow.some_h(trace.h, first, last);
    add_product(W.gradient, dZ, transposed(some_x));
    add_product(U.gradient, dZ, transposed(some_h));
  }
}
// #endregion

// #region backward
template <class Scalar>
void Lstm<Scalar>::backward(const Sequence<Scalar>& x,
                            const Trace<Scalar>& trace,
                            const Sequence<Scalar>& dh_loss,
                            Flow<Scalar>& flow) {
  const std::size_t T = trace.steps(), H = hidden(), B = x.shape(2);
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("trace", trace.gates, std::array{T, gate_count * H, B});
  expect_shape("dh_loss", dh_loss, std::array{T, H, B});
  // #endregion
  // #region room
  flow.dZ.resize({T, gate_count * H, B});
  restart(flow.dh, {H, B});
  restart(flow.dc, {H, B});
  restart(flow.dZ_sum, {gate_count * H, B});
  if (flow.wants_dx) restart(flow.dx, x.shape());
  // #endregion
  // #region through_time
  const std::size_t some = steps_at_once(T, B);
  for (std::size_t t = T; t-- > 0;) {
    xt::noalias(flow.dh) += at(dh_loss, t);
    step_back(trace, t, flow);

    if (t % some == 0)
      add_weight_gradients(x, trace, t, std::min(t + some, T), flow);
    const auto dZ = at(flow.dZ, t);
    xt::noalias(flow.dZ_sum) += dZ;

    if (flow.wants_dx) add_product(at(flow.dx, t), transposed(W.value), dZ);
    flow.dh.fill(Scalar(0));
    add_product(flow.dh, transposed(U.value), dZ);
    if (trace.h_mask.size() > 0) xt::noalias(flow.dh) *= at(trace.h_mask, t);
  }
  add_row_sums(b.gradient, flow.dZ_sum);
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                                              \
  template void Lstm<Scalar>::backward(                                       \
      const Sequence<Scalar>&, const Trace<Scalar>&, const Sequence<Scalar>&, \
      Flow<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
