#include "lstm/layers/gru.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

static constexpr std::size_t block_count = 3;  // r, z and n

template <class Scalar>
Gru<Scalar>::Gru(std::size_t inputs, std::size_t hidden, Reset reset_)
    : W("gru.W", block_count * hidden, inputs),
      U("gru.U", block_count * hidden, hidden),
      b("gru.b", block_count * hidden, 1),
      b_h("gru.b_h", hidden, 1),
      reset(reset_) {
  if (inputs == 0 || hidden == 0)
    throw ShapeError(fmt::format(
        "a GRU needs inputs and hidden units, got {} and {}", inputs, hidden));
}

template <class Scalar>
Parameters<Scalar> Gru<Scalar>::parameters() {
  if (reset == Reset::before_product) return {&W, &U, &b};
  return {&W, &U, &b, &b_h};
}

// The rows of r and z, or those of n, of W, U, Z or one of their gradients.
template <class Rows>
static auto rz_rows(Rows&& rows) {
  return xt::view(rows, xt::range(0, rows.shape(0) / block_count * 2),
                  xt::all());
}
template <class Rows>
static auto n_rows(Rows&& rows) {
  const std::size_t all = rows.shape(0);
  return xt::view(rows, xt::range(all / block_count * 2, all), xt::all());
}

template <class Scalar>
void Gru<Scalar>::initialize(Recipe recipe, Random& random) {
  b.value.fill(Scalar(0));
  b_h.value.fill(Scalar(0));
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(W.value, random);
    fill_orthogonal(U.value, random);
    return;
  }
  const double limit = 1 / std::sqrt(static_cast<double>(hidden()));
  Matrix<Scalar> second_bias = b.value;
  for (auto* p : {&W, &U, &b}) fill_uniform(p->value, limit, random);
  fill_uniform(second_bias, limit, random);
  if (reset == Reset::after_product) {
    b_h.value = n_rows(second_bias);
    n_rows(second_bias).fill(Scalar(0));
  }
  b.value += second_bias;
}

// The memory of r, z and n in step t of a stack [T, 3H, B].
template <class Number>
struct GruBlocks {
  Number *r, *z, *n;
};
template <class Stack>
static auto gru_blocks(Stack& stack, std::size_t t) {
  const std::size_t size = stack.shape(1) / block_count * stack.shape(2);
  auto* const r = block(stack, t);
  using Number = std::remove_pointer_t<decltype(r)>;
  return GruBlocks<Number>{r, r + size, r + 2 * size};
}

// #region reset_gate
// r, and what it lets through: with q = U h + b_h the rest of n's
// pre-activation; without, q = r ⊙ h.
template <class Scalar>
static void reset_gate(GruTrace<Scalar>& trace, std::size_t t, bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  Scalar* const q = block(trace.q, t);
  const Scalar* const h = block(trace.h, t);
  for_each_lane<Scalar>(trace.q.shape(1) * trace.q.shape(2), [=](auto lane) {
    const auto r = sigmoid(lane.load(gates.r));
    lane.store(gates.r, r);
    if (after)
      lane.store(gates.n, lane.load(gates.n) + r * lane.load(q));
    else
      lane.store(q, r * lane.load(h));
  });
}
// #endregion

// #region new_state
// z and n, and h = (1 - z) ⊙ n + z ⊙ h.
template <class Scalar>
static void new_state(GruTrace<Scalar>& trace, std::size_t t) {
  const auto gates = gru_blocks(trace.gates, t);
  const Scalar* const h_before = block(trace.h, t);
  Scalar* const h_after = block(trace.h, t + 1);
  for_each_lane<Scalar>(trace.q.shape(1) * trace.q.shape(2), [=](auto lane) {
    using std::tanh;
    const auto z = sigmoid(lane.load(gates.z));
    const auto n = tanh(lane.load(gates.n));
    lane.store(gates.z, z);
    lane.store(gates.n, n);
    const auto one = std::decay_t<decltype(z)>(1);
    lane.store(h_after, (one - z) * n + z * lane.load(h_before));
  });
}
// #endregion

// #region step
template <class Scalar>
void Gru<Scalar>::step(const Sequence<Scalar>& x, std::size_t t,
                       GruTrace<Scalar>& trace) const {
  const bool after = reset == Reset::after_product;
  auto Z = at(trace.gates, t);
  auto q = at(trace.q, t);
  const auto h = at(trace.h, t);
  affine(Z, W.value, at(x, t), b.value);
  auto Z_rz = rz_rows(Z), Z_n = n_rows(Z);
  add_product(Z_rz, rz_rows(U.value), h);
  if (after) {
    broadcast_column(q, b_h.value);
    add_product(q, n_rows(U.value), h);
  }
  reset_gate(trace, t, after);
  if (!after) add_product(Z_n, n_rows(U.value), q);
  new_state(trace, t);
}
// #endregion

template <class Scalar>
void Gru<Scalar>::forward(const Sequence<Scalar>& x,
                          const Matrix<Scalar>& start,
                          GruTrace<Scalar>& trace) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  const FlushSubnormals<Scalar> flush;
  expect_shape(W.name, W.value, std::array{block_count * H, inputs()});
  expect_shape(U.name, U.value, std::array{block_count * H, H});
  expect_shape(b.name, b.value, std::array{block_count * H, std::size_t{1}});
  expect_shape(b_h.name, b_h.value, std::array{H, std::size_t{1}});
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_shape("initial h", start, std::array{H, B});
  expect_some("x", x);
  expect_room<Scalar>("gates", std::array{T, block_count, H, B});

  trace.gates.resize({T, block_count * H, B});
  trace.q.resize({T, H, B});
  trace.h.resize({T + 1, H, B});
  xt::noalias(at(trace.h, 0)) = start;
  for (std::size_t t = 0; t < T; ++t) step(x, t, trace);
}

// #region back_to_gates
// From dh after step t to the deltas of z and n, and to what z lets through to
// the state before; with the reset behind the product, to dq, too.
template <class Scalar>
static void back_to_gates(const GruTrace<Scalar>& trace, std::size_t t,
                          GruFlow<Scalar>& flow, bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  const auto dZ = gru_blocks(flow.dZ, t);
  const Scalar* const h = block(trace.h, t);
  Scalar* const dq = block(flow.dq, t);
  Scalar* const dh_block = flow.dh.data();
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto z = lane.load(gates.z), n = lane.load(gates.n);
    const auto dh = lane.load(dh_block);
    const auto one = std::decay_t<decltype(dh)>(1);
    const auto dZ_n = dh * (one - z) * (one - n * n);
    lane.store(dZ.z, dh * (lane.load(h) - n) * z * (one - z));
    lane.store(dZ.n, dZ_n);
    lane.store(dh_block, dh * z);
    if (after) lane.store(dq, dZ_n * lane.load(gates.r));
  });
}
// #endregion

// #region back_through_reset
// To the delta of r: from that of n where r multiplied q, and from dq where it
// multiplied h.
template <class Scalar>
static void back_through_reset(const GruTrace<Scalar>& trace, std::size_t t,
                               GruFlow<Scalar>& flow, bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  const auto dZ = gru_blocks(flow.dZ, t);
  const Scalar* const q = block(trace.q, t);
  const Scalar* const h = block(trace.h, t);
  const Scalar* const dq = block(flow.dq, t);
  Scalar* const dh = flow.dh.data();
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto r = lane.load(gates.r);
    const auto one = std::decay_t<decltype(r)>(1);
    const auto dr =
        after ? lane.load(dZ.n) * lane.load(q) : lane.load(dq) * lane.load(h);
    lane.store(dZ.r, dr * r * (one - r));
    if (!after) lane.store(dh, lane.load(dh) + lane.load(dq) * r);
  });
}
// #endregion

// #region step_back
template <class Scalar>
void Gru<Scalar>::step_back(const GruTrace<Scalar>& trace, std::size_t t,
                            GruFlow<Scalar>& flow) const {
  const bool after = reset == Reset::after_product;
  const auto dZ = at(flow.dZ, t);
  auto dq = at(flow.dq, t);
  back_to_gates(trace, t, flow, after);
  if (!after) {
    dq.fill(Scalar(0));
    add_product(dq, transposed(n_rows(U.value)), n_rows(dZ));
  }
  back_through_reset(trace, t, flow, after);
  add_product(flow.dh, transposed(rz_rows(U.value)), rz_rows(dZ));
  if (after) add_product(flow.dh, transposed(n_rows(U.value)), dq);
  add_product(at(flow.dx, t), transposed(W.value), dZ);
}
// #endregion

// #region weights
// dW += dZ xᵀ, and dU += the gradient that reached each row, times what the row
// has read, for the steps `first` to `last` - 1.
template <class Scalar>
void Gru<Scalar>::add_weight_gradients(const Sequence<Scalar>& x,
                                       const GruTrace<Scalar>& trace,
                                       std::size_t first, std::size_t last,
                                       GruFlow<Scalar>& flow) {
  const auto dZ = flow.some_dZ(flow.dZ, first, last);
  const auto some_x = flow.some_x(x, first, last);
  const auto some_h = flow.some_h(trace.h, first, last);
  auto dU_rz = rz_rows(U.gradient), dU_n = n_rows(U.gradient);
  add_product(W.gradient, dZ, transposed(some_x));
  add_product(dU_rz, rz_rows(dZ), transposed(some_h));
  if (reset == Reset::after_product) {
    const auto dq = flow.some_q(flow.dq, first, last);
    add_product(dU_n, dq, transposed(some_h));
  } else {
    const auto q = flow.some_q(trace.q, first, last);
    add_product(dU_n, n_rows(dZ), transposed(q));
  }
}
// #endregion

template <class Scalar>
static void expect_trace(const GruTrace<Scalar>& trace, std::size_t H,
                         std::size_t B) {
  const std::size_t T = trace.steps();
  expect_shape("trace", trace.gates, std::array{T, block_count * H, B});
  expect_shape("trace.q", trace.q, std::array{T, H, B});
  expect_shape("trace.h", trace.h, std::array{T + 1, H, B});
}

template <class Scalar>
void Gru<Scalar>::backward(const Sequence<Scalar>& x,
                           const GruTrace<Scalar>& trace,
                           const Sequence<Scalar>& dh_loss,
                           GruFlow<Scalar>& flow) {
  const std::size_t T = trace.steps(), H = hidden(), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_some("x", x);
  expect_trace(trace, H, B);
  expect_shape("dh_loss", dh_loss, std::array{T, H, B});
  flow.dZ.resize({T, block_count * H, B});
  flow.dq.resize({T, H, B});
  set_zeros(flow.dh, {H, B});
  set_zeros(flow.dZ_sum, {block_count * H, B});
  set_zeros(flow.dq_sum, {H, B});
  set_zeros(flow.dx, x.shape());

  const bool after = reset == Reset::after_product;
  const std::size_t some = steps_at_once(T, B);
  for (std::size_t t = T; t-- > 0;) {
    xt::noalias(flow.dh) += at(dh_loss, t);
    step_back(trace, t, flow);
    if (t % some == 0)
      add_weight_gradients(x, trace, t, std::min(t + some, T), flow);
    xt::noalias(flow.dZ_sum) += at(flow.dZ, t);
    if (after) xt::noalias(flow.dq_sum) += at(flow.dq, t);
  }
  add_row_sums(b.gradient, flow.dZ_sum);
  if (after) add_row_sums(b_h.gradient, flow.dq_sum);
}

template class Gru<float>;
template class Gru<double>;
template class Gru<std::complex<double>>;

}  // namespace lstm
