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
  const auto& [input, recurrent, output, fixed] = checked(options);
  draw_mask(masks.x, {T, inputs(), B}, input, fixed, random);
  draw_mask(masks.h, {T, hidden(), B}, recurrent, fixed, random);
}

template <class Scalar>
static void expect_trace(const Trace<Scalar>& trace, std::size_t T,
                         std::size_t H, std::size_t B, bool masked) {
  expect_shape("trace", trace.gates, std::array{T, gate_count * H, B});
  expect_shape("trace.c", trace.c, std::array{T + 1, H, B});
  expect_shape("trace.tanh_c", trace.tanh_c, std::array{T, H, B});
  expect_shape("trace.h", trace.h, std::array{T + 1, H, B});
  if (masked || trace.h_read.size() > 0)
    expect_shape("trace.h_read", trace.h_read, std::array{T, H, B});
}

// #region step
// In the trace, index t of h and c is the state before step t. `place` is the
// t of the trace: the same as that of x, unless the trace holds one step only.
template <class Scalar>
void Lstm<Scalar>::step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
                        std::size_t place) const {
  const auto& h_read = trace.h_read.size() > 0 ? trace.h_read : trace.h;
  auto Z = at(trace.gates, place);
  affine(Z, W.value, at(x, t), b.value);
  add_product(Z, U.value, at(h_read, place));

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
void Lstm<Scalar>::expect_input(const Steps<Scalar>& x,
                                const State& start) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  expect_shape(W.name, W.value, std::array{gate_count * H, inputs()});
  expect_shape(U.name, U.value, std::array{gate_count * H, H});
  expect_shape(b.name, b.value, std::array{gate_count * H, std::size_t{1}});
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_if_given("initial h", start.h, {H, B});
  expect_if_given("initial c", start.c, {H, B});
  expect_some("x", x);
}

// #region forward
template <class Scalar>
void Lstm<Scalar>::forward(const Steps<Scalar>& x, const State& start,
                           Trace& trace, const Masks& masks) const {
  const std::size_t T = x.shape(0), B = x.shape(2), H = hidden();
  const FlushSubnormals<Scalar> flush;
  expect_input(x, start);
  expect_masks(masks, T, inputs(), H, B);

  trace.resize(T, H, B);
  trace.h_read.resize(masks.h.shape());
  const auto x_read = read_x(x, masks.x, trace.x_read);
  begin(at(trace.h, 0), start.h);
  begin(at(trace.c, 0), start.c);
  for (std::size_t t = 0; t < T; ++t) {
    if (masks.h.size() > 0)
      xt::noalias(at(trace.h_read, t)) = at(trace.h, t) * at(masks.h, t);
    step(x_read, t, trace, t);
    copy_ended(x.lengths(), t, at(trace.h, t), at(trace.h, t + 1));
    copy_ended(x.lengths(), t, at(trace.c, t), at(trace.c, t + 1));
  }
}
// #endregion

template <class Scalar>
typename Lstm<Scalar>::State Lstm<Scalar>::last_state(
    const Steps<Scalar>& x, const State& start) const {
  const FlushSubnormals<Scalar> flush;
  expect_input(x, start);
  Trace trace;
  trace.resize(1, hidden(), x.shape(2));
  const auto x_read = read_x(x, {}, trace.x_read);
  begin(at(trace.h, 1), start.h);
  begin(at(trace.c, 1), start.c);
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const std::size_t size = hidden() * x.shape(2);
    std::copy_n(block(trace.h, 1), size, block(trace.h, 0));
    std::copy_n(block(trace.c, 1), size, block(trace.c, 0));
    step(x_read, t, trace, 0);
    copy_ended(x.lengths(), t, at(trace.h, 0), at(trace.h, 1));
    copy_ended(x.lengths(), t, at(trace.c, 0), at(trace.c, 1));
  }
  return trace.last();
}

// #region weights
// dW += dZ xᵀ and dU += dZ hᵀ for the steps `first` to `last` - 1.
template <class Scalar>
void Lstm<Scalar>::add_weight_gradients(const Steps<Scalar>& x,
                                        const Trace& trace, std::size_t first,
                                        std::size_t last, Flow& flow) {
  const auto& h = trace.h_read.size() > 0 ? trace.h_read : trace.h;
  if (x.shape(2) == 1) {
    const auto dZ = as_rows(flow.dZ, first, last);
    add_product(W.gradient, transposed(dZ), as_rows(x, first, last));
    add_product(U.gradient, transposed(dZ), as_rows(h, first, last));
  } else {
    const auto dZ = flow.some_dZ(flow.dZ, first, last);
    const auto some_x = flow.some_x(x, first, last);
    const auto some_h = flow.some_h(h, first, last);
    add_product(W.gradient, dZ, transposed(some_x));
    add_product(U.gradient, dZ, transposed(some_h));
  }
}
// #endregion

template <class Scalar>
void Flow<Scalar>::resize(const Steps<Scalar>& x, std::size_t H) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  dZ.resize({T, gate_count * H, B});
  set_zeros(dZ_sum, {gate_count * H, B});
  dh.resize({H, B});
  dc.resize({H, B});
  dh_after.resize({H, B});
  dc_after.resize({H, B});
  set_zeros(dx, wants_dx ? x.shape() : std::array<std::size_t, 3>{});
}

template <class Scalar>
void Lstm<Scalar>::expect_way_back(const Steps<Scalar>& x, const Trace& trace,
                                   const Steps<Scalar>& dh_loss,
                                   const State& d_last,
                                   const Masks& masks) const {
  const std::size_t T = trace.steps(), H = hidden(), B = x.shape(2);
  expect_shape("x", x, std::array{T, inputs(), B});
  expect_some("x", x);
  expect_masks(masks, T, inputs(), H, B);
  expect_trace(trace, T, H, B, masks.h.size() > 0);
  if (dh_loss.size() > 0) expect_shape("dh_loss", dh_loss, std::array{T, H, B});
  expect_if_given("the gradient of the last h", d_last.h, {H, B});
  expect_if_given("the gradient of the last c", d_last.c, {H, B});
}

// #region backward
template <class Scalar>
void Lstm<Scalar>::backward(const Steps<Scalar>& x, const Trace& trace,
                            const Steps<Scalar>& dh_loss, Flow& flow,
                            const State& d_last, const Masks& masks) {
  const std::size_t T = trace.steps(), B = x.shape(2);
  const Lengths& lengths = x.lengths();
  const FlushSubnormals<Scalar> flush;
  expect_way_back(x, trace, dh_loss, d_last, masks);
  const auto x_read = read_again(x, trace.x_read);
  flow.resize(x, hidden());
  begin(flow.dh, d_last.h);
  begin(flow.dc, d_last.c);

  const std::size_t some = steps_at_once(T, B);
  for (std::size_t t = T; t-- > 0;) {
    if (dh_loss.size() > 0) xt::noalias(flow.dh) += at(dh_loss, t);
    copy_ended(lengths, t, flow.dh, flow.dh_after);
    copy_ended(lengths, t, flow.dc, flow.dc_after);
    step_back(trace, t, flow);
    const auto dZ = at(flow.dZ, t);
    clear_ended(lengths, t, at(flow.dZ, t));
    copy_ended(lengths, t, flow.dc_after, flow.dc);

    if (t % some == 0)
      add_weight_gradients(x_read, trace, t, std::min(t + some, T), flow);
    xt::noalias(flow.dZ_sum) += dZ;

    if (flow.wants_dx) add_product(at(flow.dx, t), transposed(W.value), dZ);
    flow.dh.fill(Scalar(0));
    add_product(flow.dh, transposed(U.value), dZ);
    if (masks.h.size() > 0) xt::noalias(flow.dh) *= at(masks.h, t);
    copy_ended(lengths, t, flow.dh_after, flow.dh);
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
