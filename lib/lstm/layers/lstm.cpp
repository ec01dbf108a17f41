#include "lstm/layers/lstm.hpp"

#include <cmath>
#include <complex>

#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

using namespace detail;

static std::size_t stacked_rows(std::size_t hidden) {
  constexpr auto most = std::numeric_limits<std::size_t>::max() / gate_count;
  if (hidden > most)
    throw ShapeError(fmt::format("an LSTM has at most {} hidden units, got {}",
                                 most, hidden));
  return gate_count * hidden;
}

template <class Scalar>
Lstm<Scalar>::Lstm(std::size_t inputs, std::size_t hidden,
                   const std::string& name)
    : W(name + ".W", stacked_rows(hidden), inputs),
      U(name + ".U", stacked_rows(hidden), hidden),
      b(name + ".b", stacked_rows(hidden), 1) {
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

template <class Scalar>
void Lstm<Scalar>::draw(const DropoutOptions& options, std::size_t T,
                        std::size_t B, Random& random, Masks& masks) const {
  draw_masks(options, {T, inputs(), B}, hidden(), random, masks);
}

// #region step
// In the trace, index t of h and c is the state before step t. `place` is the
// t of the trace: the same as that of x, unless the trace holds one step only.
template <class Scalar>
void Lstm<Scalar>::step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
                        std::size_t place) const {
  auto Z = at(trace.gates, place);
  affine(Z, W.value, trace.W_packed, at(x, t), b.value);
  trace.U_packed.add_product(Z, at(read_h(trace), place));

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
void Lstm<Scalar>::step_back(const Trace& trace, std::size_t t,
                             Flow& flow) const {
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
void Lstm<Scalar>::expect_start(const Steps<Scalar>& x,
                                const State& start) const {
  expect_input(W, U, b, gate_count, x);
  expect_if_given("initial h", start.h, {hidden(), x.shape(2)});
  expect_if_given("initial c", start.c, {hidden(), x.shape(2)});
}

// #region forward
template <class Scalar>
void Lstm<Scalar>::forward(const Steps<Scalar>& x, const State& start,
                           Trace& trace, const Masks& masks) const {
  const std::size_t T = x.shape(0), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  expect_start(x, start);
  expect_masks(masks, T, inputs(), hidden(), B);

  trace.resize(T, hidden(), B);
  const auto x_read = read_x(x, masks.x, trace.x_read);
  make_room(trace.h_read, masks.h);
  trace.W_packed.pack(W.value, T, B);
  trace.U_packed.pack(U.value, T, B);
  begin(at(trace.h, 0), start.h);
  begin(at(trace.c, 0), start.c);
  for (std::size_t t = 0; t < T; ++t) {
    if (masks.h.size() > 0)
      xt::noalias(at(trace.h_read, t)) = at(trace.h, t) * at(masks.h, t);
    step(x_read, t, trace, t);
    keep_ended(x.lengths(), t, trace.h, t);
    keep_ended(x.lengths(), t, trace.c, t);
  }
}
// #endregion

template <class Scalar>
typename Lstm<Scalar>::State Lstm<Scalar>::last_state(
    const Steps<Scalar>& x, const State& start) const {
  const FlushSubnormals<Scalar> flush;
  expect_start(x, start);
  Trace trace;
  trace.resize(1, hidden(), x.shape(2));
  const auto x_read = read_x(x, {}, trace.x_read);
  trace.W_packed.pack(W.value, x.shape(0), x.shape(2));
  trace.U_packed.pack(U.value, x.shape(0), x.shape(2));
  begin(at(trace.h, 1), start.h);
  begin(at(trace.c, 1), start.c);
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    start_again(trace.h);
    start_again(trace.c);
    step(x_read, t, trace, 0);
    keep_ended(x.lengths(), t, trace.h, 0);
    keep_ended(x.lengths(), t, trace.c, 0);
  }
  return trace.last();
}

template <class Scalar>
void Flow<Scalar>::resize(const Steps<Scalar>& x, std::size_t H) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  dZ.resize({T, gate_count * H, B});
  set_zeros(dZ_sum, {gate_count * H, B});
  for (auto* d : {&dh, &dc, &dh_ended, &dc_ended}) d->resize({H, B});
  set_zeros(dx, wants_dx ? x.shape() : std::array<std::size_t, 3>{});
}

template <class Scalar>
void Lstm<Scalar>::expect_end(const Steps<Scalar>& x, const Trace& trace,
                              const State& d_last) const {
  const std::size_t T = trace.steps(), H = hidden(), B = x.shape(2);
  expect_shape("trace", trace.gates, std::array{T, gate_count * H, B});
  expect_shape("trace.c", trace.c, std::array{T + 1, H, B});
  expect_shape("trace.tanh_c", trace.tanh_c, std::array{T, H, B});
  expect_if_given("the gradient of the last h", d_last.h, {H, B});
  expect_if_given("the gradient of the last c", d_last.c, {H, B});
}

// #region backward
template <class Scalar>
void Lstm<Scalar>::backward(const Steps<Scalar>& x, const Trace& trace,
                            const Steps<Scalar>& dh_loss, Flow& flow,
                            const State& d_last, const Masks& masks) {
  const std::size_t T = trace.steps();
  const FlushSubnormals<Scalar> flush;
  expect_way_back(*this, x, trace, dh_loss, masks);
  expect_end(x, trace, d_last);
  const auto x_read = read_again(x, trace.x_read);
  flow.resize(x, hidden());
  begin(flow.dh, d_last.h);
  begin(flow.dc, d_last.c);
  flow.U_packed.pack(transposed(U.value), T, x.shape(2));
  if (flow.wants_dx) flow.W_packed.pack(transposed(W.value), T, x.shape(2));

  const std::size_t some = steps_at_once(T, x.shape(2));
  for (std::size_t t = T; t-- > 0;) {
    if (dh_loss.size() > 0) xt::noalias(flow.dh) += at(dh_loss, t);
    set_aside(x.lengths(), t, flow.dh, flow.dh_ended);
    set_aside(x.lengths(), t, flow.dc, flow.dc_ended);
    step_back(trace, t, flow);

    if (t % some == 0)
      add_weight_gradients(W, U, flow.dZ, x_read, read_h(trace), t,
                           std::min(t + some, T), flow.some);
    const auto dZ = at(flow.dZ, t);
    xt::noalias(flow.dZ_sum) += dZ;

    if (flow.wants_dx) flow.W_packed.add_product(at(flow.dx, t), dZ);
    flow.dh.fill(Scalar(0));
    flow.U_packed.add_product(flow.dh, dZ);
    if (masks.h.size() > 0) xt::noalias(flow.dh) *= at(masks.h, t);
    take_back(x.lengths(), t, flow.dh_ended, flow.dh);
    take_back(x.lengths(), t, flow.dc_ended, flow.dc);
  }
  add_row_sums(b.gradient, flow.dZ_sum);
  if (flow.wants_dx) apply_mask(masks.x, flow.dx);
}
// #endregion

template struct Flow<float>;
template struct Flow<double>;
template struct Flow<std::complex<double>>;
template class Lstm<float>;
template class Lstm<double>;
template class Lstm<std::complex<double>>;

}  // namespace lstm
