#include "lstm/layers/gru.hpp"

#include <cmath>
#include <complex>

#include "lstm/layers/internal/gru_gates.hpp"
#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

using namespace detail;

template <class Scalar>
Gru<Scalar>::Gru(std::size_t inputs, std::size_t hidden, Reset reset_,
                 const std::string& name)
    : W(name + ".W", block_count * hidden, inputs),
      U(name + ".U", block_count * hidden, hidden),
      b(name + ".b", block_count * hidden, 1),
      b_h(name + ".b_h", hidden, 1),
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

template <class Scalar>
void Gru<Scalar>::draw(const DropoutOptions& options, std::size_t T,
                       std::size_t B, Random& random, Masks& masks) const {
  draw_masks(options, {T, inputs(), B}, hidden(), random, masks);
}

// #region step
template <class Scalar>
void Gru<Scalar>::step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
                       std::size_t place) const {
  const bool after = reset == Reset::after_product;
  auto Z = at(trace.gates, place);
  auto q = at(trace.q, place);
  const auto h = at(read_h(trace), place);
  affine(Z, W.value, trace.W_packed, at(x, t), b.value);
  auto Z_rz = rz_rows(Z), Z_n = n_rows(Z);
  trace.U_rz_packed.add_product(Z_rz, h);
  if (after) {
    broadcast_column(q, b_h.value);
    trace.U_n_packed.add_product(q, h);
  }
  reset_gate(trace, place, after);
  if (!after) trace.U_n_packed.add_product(Z_n, q);
  new_state(trace, place);
}
// #endregion

template <class Scalar>
void Gru<Scalar>::expect_start(const Steps<Scalar>& x,
                               const State& start) const {
  expect_input(W, U, b, block_count, x);
  expect_shape(b_h.name, b_h.value, std::array{hidden(), std::size_t{1}});
  expect_if_given("initial h", start.h, {hidden(), x.shape(2)});
}

template <class Scalar>
void Gru<Scalar>::pack_weights(Trace& trace, std::size_t T,
                               std::size_t B) const {
  trace.W_packed.pack(W.value, T, B);
  trace.U_rz_packed.pack(rz_rows(U.value), T, B);
  trace.U_n_packed.pack(n_rows(U.value), T, B);
}

template <class Scalar>
void Gru<Scalar>::forward(const Steps<Scalar>& x, const State& start,
                          Trace& trace, const Masks& masks) const {
  const std::size_t T = x.shape(0), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  expect_start(x, start);
  expect_masks(masks, T, inputs(), hidden(), B);

  trace.resize(T, hidden(), B);
  const auto x_read = read_x(x, masks.x, trace.x_read);
  make_room(trace.h_read, masks.h);
  pack_weights(trace, T, B);
  begin(at(trace.h, 0), start.h);
  for (std::size_t t = 0; t < T; ++t) {
    if (masks.h.size() > 0)
      xt::noalias(at(trace.h_read, t)) = at(trace.h, t) * at(masks.h, t);
    step(x_read, t, trace, t);
    keep_ended(x.lengths(), t, trace.h, t);
  }
}

template <class Scalar>
typename Gru<Scalar>::State Gru<Scalar>::last_state(const Steps<Scalar>& x,
                                                    const State& start) const {
  const FlushSubnormals<Scalar> flush;
  expect_start(x, start);
  Trace trace;
  trace.resize(1, hidden(), x.shape(2));
  const auto x_read = read_x(x, {}, trace.x_read);
  pack_weights(trace, x.shape(0), x.shape(2));
  begin(at(trace.h, 1), start.h);
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    start_again(trace.h);
    step(x_read, t, trace, 0);
    keep_ended(x.lengths(), t, trace.h, 0);
  }
  return trace.last();
}

// #region step_back
// The h that U reads has a gradient of its own where a mask makes it another.
template <class Scalar>
void Gru<Scalar>::step_back(const Trace& trace, std::size_t t,
                            const Masks& masks, Flow& flow) const {
  const bool after = reset == Reset::after_product;
  const bool masked = masks.h.size() > 0;
  auto& dh_read = masked ? flow.dh_read : flow.dh;
  const auto dZ = at(flow.dZ, t);
  auto dq = at(flow.dq, t);
  back_to_gates(trace, t, flow, after);
  if (masked) dh_read.fill(Scalar(0));
  if (!after) {
    dq.fill(Scalar(0));
    flow.U_n_packed.add_product(dq, n_rows(dZ));
  }
  back_through_reset(trace, t, flow, dh_read, after);
  flow.U_rz_packed.add_product(dh_read, rz_rows(dZ));
  if (after) flow.U_n_packed.add_product(dh_read, dq);
  if (masked) xt::noalias(flow.dh) += dh_read * at(masks.h, t);
  if (flow.wants_dx) flow.W_packed.add_product(at(flow.dx, t), dZ);
}
// #endregion

// #region weights
// dW += dZ xᵀ, and dU += the gradient that reached each row, times what the row
// has read, for the steps `first` to `last` - 1.
template <class Scalar>
void Gru<Scalar>::add_weight_gradients(const Steps<Scalar>& x,
                                       const Trace& trace, std::size_t first,
                                       std::size_t last, Flow& flow) {
  const auto dZ = flow.some.dZ(flow.dZ, first, last);
  const auto some_x = flow.some.x(x, first, last);
  const auto some_h = flow.some.h(read_h(trace), first, last);
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
void GruFlow<Scalar>::resize(const Steps<Scalar>& x, std::size_t H) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  dZ.resize({T, block_count * H, B});
  dq.resize({T, H, B});
  set_zeros(dZ_sum, {block_count * H, B});
  set_zeros(dq_sum, {H, B});
  for (auto* d : {&dh, &dh_ended, &dh_read}) d->resize({H, B});
  set_zeros(dx, wants_dx ? x.shape() : std::array<std::size_t, 3>{});
}

template <class Scalar>
void Gru<Scalar>::expect_end(const Steps<Scalar>& x, const Trace& trace,
                             const State& d_last) const {
  const std::size_t T = trace.steps(), H = hidden(), B = x.shape(2);
  expect_shape("trace", trace.gates, std::array{T, block_count * H, B});
  expect_shape("trace.q", trace.q, std::array{T, H, B});
  expect_if_given("the gradient of the last h", d_last.h, {H, B});
}

template <class Scalar>
void Gru<Scalar>::backward(const Steps<Scalar>& x, const Trace& trace,
                           const Steps<Scalar>& dh_loss, Flow& flow,
                           const State& d_last, const Masks& masks) {
  const std::size_t T = trace.steps();
  const FlushSubnormals<Scalar> flush;
  expect_way_back(*this, x, trace, dh_loss, masks);
  expect_end(x, trace, d_last);
  const auto x_read = read_again(x, trace.x_read);
  flow.resize(x, hidden());
  begin(flow.dh, d_last.h);
  const std::size_t B = x.shape(2);
  if (flow.wants_dx) flow.W_packed.pack(transposed(W.value), T, B);
  flow.U_rz_packed.pack(transposed(rz_rows(U.value)), T, B);
  flow.U_n_packed.pack(transposed(n_rows(U.value)), T, B);

  const bool after = reset == Reset::after_product;
  const std::size_t some = steps_at_once(T, B);
  for (std::size_t t = T; t-- > 0;) {
    if (dh_loss.size() > 0) xt::noalias(flow.dh) += at(dh_loss, t);
    set_aside(x.lengths(), t, flow.dh, flow.dh_ended);
    step_back(trace, t, masks, flow);
    take_back(x.lengths(), t, flow.dh_ended, flow.dh);
    if (t % some == 0)
      add_weight_gradients(x_read, trace, t, std::min(t + some, T), flow);
    xt::noalias(flow.dZ_sum) += at(flow.dZ, t);
    if (after) xt::noalias(flow.dq_sum) += at(flow.dq, t);
  }
  add_row_sums(b.gradient, flow.dZ_sum);
  if (after) add_row_sums(b_h.gradient, flow.dq_sum);
  if (flow.wants_dx) apply_mask(masks.x, flow.dx);
}

#define LSTM_INSTANTIATE(Scalar)   \
  template struct GruFlow<Scalar>; \
  template class Gru<Scalar>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
