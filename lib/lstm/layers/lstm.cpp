#include "lstm/layers/lstm.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

static std::size_t stacked_rows(std::size_t hidden) {
  constexpr auto most = std::numeric_limits<std::size_t>::max() / gate_count;
  if (hidden > most)
    throw ShapeError(fmt::format("an LSTM has at most {} hidden units, got {}",
                                 most, hidden));
  return gate_count * hidden;
}

template <class Scalar>
Lstm<Scalar>::Lstm(std::size_t inputs, std::size_t hidden)
    : W("lstm.W", stacked_rows(hidden), inputs),
      U("lstm.U", stacked_rows(hidden), hidden),
      b("lstm.b", stacked_rows(hidden), 1) {
  if (inputs == 0 || hidden == 0)
    throw ShapeError(
        fmt::format("an LSTM needs inputs and hidden units, got {} and {}",
                    inputs, hidden));
}

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

// A mask is the one part of a trace that the caller makes.
template <class Scalar>
static void expect_mask(const Trace<Scalar>& trace,
                        const std::array<std::size_t, 3>& shape) {
  if (trace.h_mask.size() > 0) expect_shape("h_mask", trace.h_mask, shape);
}

template <class Scalar>
static void expect_trace(const Trace<Scalar>& trace, std::size_t T,
                         std::size_t H, std::size_t B) {
  expect_shape("trace", trace.gates, std::array{T, gate_count * H, B});
  expect_shape("trace.c", trace.c, std::array{T + 1, H, B});
  expect_shape("trace.tanh_c", trace.tanh_c, std::array{T, H, B});
  expect_shape("trace.h", trace.h, std::array{T + 1, H, B});
  expect_mask(trace, {T, H, B});
}

// #region step
// In the trace, index t of h and c is the state before step t. `place` is the
// t of the trace: the same as that of x, unless the trace holds one step only.
template <class Scalar>
void Lstm<Scalar>::step(const Sequence<Scalar>& x, std::size_t t,
                        Trace<Scalar>& trace, std::size_t place) const {
  auto Z = at(trace.gates, place);
  affine(Z, W.value, at(x, t), b.value);
  add_product(Z, U.value, at(trace.h, place));

  const auto gates = gate_blocks(trace.gates, place);
  const Scalar* const c_before = block(trace.c, place);
  Scalar* const c_after = block(trace.c, place + 1);
  Scalar* const tanh_c_after = block(trace.tanh_c, place);
  Scalar* const h_after = block(trace.h, place + 1);

  for_each_lane<Scalar>(hidden() * x.shape(2), [=](auto lane) {
    using std::tanh;
    const auto i = sigmoid(lane.load(gates.i));
    const auto f = sigmoid(lane.load(gates.f));
    const auto g = tanh(lane.load(gates.g));
    const auto o = sigmoid(lane.load(gates.o));
    const auto c = f * lane.load(c_before) + i * g;
    const auto tanh_c = tanh(c);
    const auto h = o * tanh_c;

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

// From dh and dc after step t to dZ of step t and dc before it.
// #region step_back
template <class Scalar>
void Lstm<Scalar>::step_back(const Trace<Scalar>& trace, std::size_t t,
                             Flow<Scalar>& flow) const {
  const auto gates = gate_blocks(trace.gates, t);
  const auto dZ = gate_blocks(flow.dZ, t);
  const Scalar* const c_block = block(trace.c, t);
  const Scalar* const tanh_c_block = block(trace.tanh_c, t);
  const Scalar* const dh_block = flow.dh.data();
  Scalar* const dc_block = flow.dc.data();
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto i = lane.load(gates.i), f = lane.load(gates.f);
    const auto g = lane.load(gates.g), o = lane.load(gates.o);
    const auto c_before = lane.load(c_block);
    const auto tanh_c = lane.load(tanh_c_block);
    const auto dh = lane.load(dh_block);
    const auto one = std::decay_t<decltype(dh)>(1);
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

template <class Scalar>
void Lstm<Scalar>::expect_input(const Sequence<Scalar>& x,
                                const State<Scalar>& start) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_shape(W.name, W.value, std::array{gate_count * H, inputs()});
  expect_shape(U.name, U.value, std::array{gate_count * H, H});
  expect_shape(b.name, b.value, std::array{gate_count * H, std::size_t{1}});
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start.h, std::array{H, B});
  expect_shape("initial c", start.c, std::array{H, B});
  expect_some("x", x);
}

// #region forward
template <class Scalar>
void Lstm<Scalar>::forward(const Sequence<Scalar>& x,
                           const State<Scalar>& start,
                           Trace<Scalar>& trace) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  const FlushSubnormals<Scalar> flush;
  expect_input(x, start);
  expect_mask(trace, {T, H, B});

  trace.resize(T, H, B);
  xt::noalias(at(trace.h, 0)) = start.h;
  xt::noalias(at(trace.c, 0)) = start.c;
  for (std::size_t t = 0; t < T; ++t) {
    if (trace.h_mask.size() > 0) at(trace.h, t) *= at(trace.h_mask, t);
    step(x, t, trace, t);
  }
}
// #endregion

template <class Scalar>
State<Scalar> Lstm<Scalar>::last_state(const Sequence<Scalar>& x,
                                       const State<Scalar>& start) const {
  const FlushSubnormals<Scalar> flush;
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
  const FlushSubnormals<Scalar> flush;
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_some("x", x);
  expect_trace(trace, T, H, B);
  expect_shape("dh_loss", dh_loss, std::array{T, H, B});

  flow.dZ.resize({T, gate_count * H, B});
  set_zeros(flow.dh, {H, B});
  set_zeros(flow.dc, {H, B});
  set_zeros(flow.dZ_sum, {gate_count * H, B});
  flow.dx.resize({0, 0, 0});
  if (flow.wants_dx) set_zeros(flow.dx, x.shape());

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

template class Lstm<float>;
template class Lstm<double>;
template class Lstm<std::complex<double>>;

}  // namespace lstm
