#include "lstm/layers/rnn.hpp"

#include <cmath>
#include <complex>

#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

using namespace detail;

template <class Scalar>
Rnn<Scalar>::Rnn(std::size_t inputs, std::size_t hidden,
                 const std::string& name)
    : W(name + ".W", hidden, inputs),
      U(name + ".U", hidden, hidden),
      b(name + ".b", hidden, 1) {
  if (inputs == 0 || hidden == 0)
    throw ShapeError(fmt::format(
        "an RNN needs inputs and hidden units, got {} and {}", inputs, hidden));
}

template <class Scalar>
void Rnn<Scalar>::initialize(Recipe recipe, Random& random) {
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(W.value, random);
    fill_orthogonal(U.value, random);
    b.value.fill(Scalar(0));
  } else {
    const double limit = 1 / std::sqrt(static_cast<double>(hidden()));
    Matrix<Scalar> second_bias = b.value;
    for (auto* p : parameters()) fill_uniform(p->value, limit, random);
    fill_uniform(second_bias, limit, random);
    b.value += second_bias;
  }
}

template <class Scalar>
void Rnn<Scalar>::draw(const DropoutOptions& options, std::size_t T,
                       std::size_t B, Random& random, Masks& masks) const {
  draw_masks(options, {T, inputs(), B}, hidden(), random, masks);
}

// #region forward
// h = tanh(W x + U h + b), the sum made where the new h will stand. `place` is
// the t of the trace: that of x, unless the trace holds one step only.
template <class Scalar>
void Rnn<Scalar>::step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
                       std::size_t place) const {
  auto h = at(trace.h, place + 1);
  affine(h, W.value, trace.W_packed, at(x, t), b.value);
  trace.U_packed.add_product(h, at(read_h(trace), place));

  Scalar* const h_block = block(trace.h, place + 1);
  for_each_lane<Scalar>(h.size(), [=](auto lane) {
    using std::tanh;
    lane.store(h_block, tanh(lane.load(h_block)));
  });
}
// #endregion

template <class Scalar>
void Rnn<Scalar>::expect_start(const Steps<Scalar>& x,
                               const State& start) const {
  expect_input(W, U, b, 1, x);
  expect_if_given("initial h", start.h, {hidden(), x.shape(2)});
}

template <class Scalar>
void Rnn<Scalar>::forward(const Steps<Scalar>& x, const State& start,
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
  for (std::size_t t = 0; t < T; ++t) {
    if (masks.h.size() > 0)
      xt::noalias(at(trace.h_read, t)) = at(trace.h, t) * at(masks.h, t);
    step(x_read, t, trace, t);
    keep_ended(x.lengths(), t, trace.h, t);
  }
}

template <class Scalar>
typename Rnn<Scalar>::State Rnn<Scalar>::last_state(const Steps<Scalar>& x,
                                                    const State& start) const {
  const FlushSubnormals<Scalar> flush;
  expect_start(x, start);
  Trace trace;
  trace.resize(1, hidden(), x.shape(2));
  const auto x_read = read_x(x, {}, trace.x_read);
  trace.W_packed.pack(W.value, x.shape(0), x.shape(2));
  trace.U_packed.pack(U.value, x.shape(0), x.shape(2));
  begin(at(trace.h, 1), start.h);
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    start_again(trace.h);
    step(x_read, t, trace, 0);
    keep_ended(x.lengths(), t, trace.h, 0);
  }
  return trace.last();
}

template <class Scalar>
void RnnFlow<Scalar>::resize(const Steps<Scalar>& x, std::size_t H) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  dZ.resize({T, H, B});
  set_zeros(dZ_sum, {H, B});
  for (auto* d : {&dh, &dh_ended}) d->resize({H, B});
  set_zeros(dx, wants_dx ? x.shape() : std::array<std::size_t, 3>{});
}

// #region slope
// dz = dh ⊙ (1 - h²), since 1 - h² is the slope of tanh.
template <class Scalar>
void Rnn<Scalar>::step_back(const Trace& trace, std::size_t t,
                            Flow& flow) const {
  const Scalar* const h_block = block(trace.h, t + 1);
  const Scalar* const dh_block = flow.dh.data();
  Scalar* const dz_block = block(flow.dZ, t);
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto h = lane.load(h_block);
    const auto one = std::decay_t<decltype(h)>(1);
    lane.store(dz_block, lane.load(dh_block) * (one - h * h));
  });
}
// #endregion

template <class Scalar>
void Rnn<Scalar>::backward(const Steps<Scalar>& x, const Trace& trace,
                           const Steps<Scalar>& dh_loss, Flow& flow,
                           const State& d_last, const Masks& masks) {
  const std::size_t T = trace.steps();
  const FlushSubnormals<Scalar> flush;
  expect_way_back(*this, x, trace, dh_loss, masks);
  expect_if_given("the gradient of the last h", d_last.h,
                  {hidden(), x.shape(2)});
  const auto x_read = read_again(x, trace.x_read);
  flow.resize(x, hidden());
  begin(flow.dh, d_last.h);
  flow.U_packed.pack(transposed(U.value), T, x.shape(2));
  if (flow.wants_dx) flow.W_packed.pack(transposed(W.value), T, x.shape(2));

  const std::size_t some = steps_at_once(T, x.shape(2));
  for (std::size_t t = T; t-- > 0;) {
    if (dh_loss.size() > 0) xt::noalias(flow.dh) += at(dh_loss, t);
    set_aside(x.lengths(), t, flow.dh, flow.dh_ended);
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
  }
  add_row_sums(b.gradient, flow.dZ_sum);
  if (flow.wants_dx) apply_mask(masks.x, flow.dx);
}

#define LSTM_INSTANTIATE(Scalar)   \
  template struct RnnFlow<Scalar>; \
  template class Rnn<Scalar>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
