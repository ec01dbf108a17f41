#include "lstm/layer.hpp"

#include <cmath>
#include <complex>

#include "lstm/activations.hpp"

namespace lstm {

// #region constructor
template <class Scalar>
Lstm<Scalar>::Lstm(std::size_t inputs, std::size_t hidden)
    : W("lstm.W", gate_count * hidden, inputs),
      U("lstm.U", gate_count * hidden, hidden),
      b("lstm.b", gate_count * hidden, 1) {
  if (inputs == 0 || hidden == 0)
    throw ShapeError(
        fmt::format("an LSTM needs inputs and hidden units, got "
                    "{} and {}",
                    inputs, hidden));
}
// #endregion

// #region initialize
template <class Scalar>
void Lstm<Scalar>::initialize(Recipe recipe, Random& random) {
  const std::size_t H = hidden();
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(W.value, random);
    fill_orthogonal(U.value, random);
    b.value.fill(Scalar(0));
    xt::view(b.value, xt::range(H, 2 * H), 0) = Scalar(1);
  } else {
    const double limit = 1 / std::sqrt(static_cast<double>(H));
    Matrix<Scalar> second_bias = b.value;
    fill_uniform(W.value, limit, random);
    fill_uniform(U.value, limit, random);
    fill_uniform(b.value, limit, random);
    fill_uniform(second_bias, limit, random);
    b.value += second_bias;
  }
}
// #endregion

// #region forward
template <class Scalar>
void Lstm<Scalar>::forward(const Sequence<Scalar>& x,
                           const State<Scalar>& start,
                           Trace<Scalar>& trace) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start.h, std::array{H, B});
  expect_shape("initial c", start.c, std::array{H, B});
  if (T == 0 || B == 0) throw ShapeError("x has no steps or no samples");
  if (trace.h_mask.size() > 0)
    expect_shape("h_mask", trace.h_mask, std::array{T, H, B});

  trace.resize(T, H, B);
  at(trace.h, 0) = start.h;
  at(trace.c, 0) = start.c;
  for (std::size_t t = 0; t < T; ++t) {
    if (trace.h_mask.size() > 0) at(trace.h, t) *= at(trace.h_mask, t);
    step(x, t, trace);
  }
}
// #endregion

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

// #region step_back
// From dh and dc after step t to dZ of step t and dc before it. c reaches the
// loss by two ways, through h and through the next c: their gradients add.
template <class Scalar>
void Lstm<Scalar>::step_back(const Trace<Scalar>& trace, std::size_t t,
                             Flow<Scalar>& flow) const {
  const auto i = gate(trace.gates, t, Gate::input);
  const auto f = gate(trace.gates, t, Gate::forget);
  const auto g = gate(trace.gates, t, Gate::candidate);
  const auto o = gate(trace.gates, t, Gate::output);
  const auto c_before = at(trace.c, t);
  const auto tanh_c = at(trace.tanh_c, t);
  auto& dh = flow.dh;
  auto& dc = flow.dc;
  const auto one = Scalar(1);
  // #endregion

  // #region deltas
  auto dZ_i = gate(flow.dZ, t, Gate::input);
  auto dZ_f = gate(flow.dZ, t, Gate::forget);
  auto dZ_g = gate(flow.dZ, t, Gate::candidate);
  auto dZ_o = gate(flow.dZ, t, Gate::output);
  xt::noalias(dc) += dh * o * (one - tanh_c * tanh_c);
  xt::noalias(dZ_i) = dc * g * i * (one - i);
  xt::noalias(dZ_f) = dc * c_before * f * (one - f);
  xt::noalias(dZ_g) = dc * i * (one - g * g);
  xt::noalias(dZ_o) = dh * tanh_c * o * (one - o);
  xt::noalias(dc) = dc * f;
}
// #endregion

// #region instances
template class Lstm<float>;
template class Lstm<double>;
template class Lstm<std::complex<double>>;
// #endregion

}  // namespace lstm
