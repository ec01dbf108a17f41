#include <complex>

#include "lstm/layer.hpp"

namespace lstm {

// #region step_back
// From dh and dc after step t to dZ of step t and dc before it.
template <class Scalar>
void Lstm<Scalar>::step_back(const Trace<Scalar>& trace, std::size_t t,
                             Flow<Scalar>& flow) const {
  const auto i = gate(trace.gates, t, Gate::input);
  const auto f = gate(trace.gates, t, Gate::forget);
  const auto g = gate(trace.gates, t, Gate::candidate);
  const auto o = gate(trace.gates, t, Gate::output);
  // #endregion
  // #region names
  const auto c_before = at(trace.c, t);
  const auto tanh_c = at(trace.tanh_c, t);
  auto& dh = flow.dh;
  auto& dc = flow.dc;
  const auto one = Scalar(1);
  auto dZ_i = gate(flow.dZ, t, Gate::input);
  auto dZ_f = gate(flow.dZ, t, Gate::forget);
  auto dZ_g = gate(flow.dZ, t, Gate::candidate);
  auto dZ_o = gate(flow.dZ, t, Gate::output);
  // #endregion
  // #region deltas
  // c reaches the loss through h and through the next c: the gradients add.
  xt::noalias(dc) += dh * o * (one - tanh_c * tanh_c);
  xt::noalias(dZ_i) = dc * g * i * (one - i);
  xt::noalias(dZ_f) = dc * c_before * f * (one - f);
  xt::noalias(dZ_g) = dc * i * (one - g * g);
  xt::noalias(dZ_o) = dh * tanh_c * o * (one - o);
  xt::noalias(dc) = dc * f;
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
  flow.dh = xt::zeros<Scalar>({H, B});
  flow.dc = xt::zeros<Scalar>({H, B});
  flow.dZ.resize({T, gate_count * H, B});
  flow.dx.resize({T, inputs(), B});
  flow.dx.fill(Scalar(0));
  const Matrix<Scalar> ones = xt::ones<Scalar>({B, std::size_t{1}});
  // #endregion
  // #region through_time
  for (std::size_t t = T; t-- > 0;) {
    flow.dh += at(dh_loss, t);
    step_back(trace, t, flow);

    const auto dZ = at(flow.dZ, t);
    add_product(W.gradient, dZ, transposed(at(x, t)));
    add_product(U.gradient, dZ, transposed(at(trace.h, t)));
    add_product(b.gradient, dZ, ones);

    add_product(at(flow.dx, t), transposed(W.value), dZ);
    flow.dh.fill(Scalar(0));
    add_product(flow.dh, transposed(U.value), dZ);
    if (trace.h_mask.size() > 0) flow.dh *= at(trace.h_mask, t);
  }
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
