#include "lstm/layers/bidirectional.hpp"

#include <complex>

#include "lstm/layers/gru.hpp"
#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

namespace lstm {

// n rows of every step, from row `first` of `from` on, to row `row` of `to` on.
template <class Scalar>
static void copy_rows(const Steps<Scalar>& from, std::size_t first,
                      std::size_t n, Sequence<Scalar>& to, std::size_t row) {
  for (std::size_t t = 0; t < from.shape(0); ++t)
    std::copy_n(&from(t, first, 0), n * from.shape(2), &to(t, row, 0));
}

// The same with the steps of each sample turned round. Padding stays where it
// is, so to turn twice is to change nothing.
// #region turn
template <class Scalar>
static void turn_rows(const Steps<Scalar>& from, std::size_t first,
                      std::size_t n, Sequence<Scalar>& to, std::size_t row) {
  for (std::size_t t = 0; t < from.shape(0); ++t)
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t b = 0; b < from.shape(2); ++b) {
        const std::size_t own = from.steps_of(b);
        const std::size_t turned = t < own ? own - 1 - t : t;
        to(t, row + k, b) = from(turned, first + k, b);
      }
}
// #endregion

template <class Scalar>
static Steps<Scalar> turned(const Steps<Scalar>& x, Sequence<Scalar>& room) {
  room.resize(x.shape());
  turn_rows(x, 0, x.shape(1), room, 0);
  return Steps<Scalar>(room, x.lengths());
}

template <class Layer>
void Bidirectional<Layer>::initialize(Recipe recipe, Random& random) {
  forward_layer.initialize(recipe, random);
  backward_layer.initialize(recipe, random);
}

template <class Layer>
void Bidirectional<Layer>::draw(const DropoutOptions& options, std::size_t T,
                                std::size_t B, Random& random,
                                Masks& masks) const {
  auto inside = checked(options);
  draw_mask(masks.x, {T, inputs(), B}, options.input, options.fixed, random);
  inside.input = 0;
  forward_layer.draw(inside, T, B, random, masks.forward);
  backward_layer.draw(inside, T, B, random, masks.backward);
}

template <class Layer>
void Bidirectional<Layer>::expect_fitting(const Steps<Scalar>& x,
                                          const Masks& masks) const {
  if (backward_layer.inputs() != inputs())
    throw ShapeError(fmt::format(
        "the backward layer has {} inputs, expected {}, as the forward one",
        backward_layer.inputs(), inputs()));
  const std::array shape = {x.shape(0), inputs(), x.shape(2)};
  expect_shape("x", x, shape);
  expect_some("x", x);
  if (masks.x.size() > 0) expect_shape("x's mask", masks.x, shape);
}

// #region forward
template <class Layer>
void Bidirectional<Layer>::forward(const Steps<Scalar>& x, const State& start,
                                   Trace& trace, const Masks& masks) const {
  expect_fitting(x, masks);
  const auto x_read = detail::read_x(x, masks.x, trace.x_read);
  const auto x_turned = turned(x_read, trace.x_turned);
  forward_layer.forward(x_read, start.forward, trace.forward, masks.forward);
  backward_layer.forward(x_turned, start.backward, trace.backward,
                         masks.backward);

  const auto above = trace.forward.outputs();
  const auto below = trace.backward.outputs().with(x.lengths());
  trace.h.resize({x.shape(0), outputs(), x.shape(2)});
  copy_rows(above, 0, above.shape(1), trace.h, 0);
  turn_rows(below, 0, below.shape(1), trace.h, above.shape(1));
}
// #endregion

template <class Layer>
typename Bidirectional<Layer>::State Bidirectional<Layer>::last_state(
    const Steps<Scalar>& x, const State& start) const {
  expect_fitting(x, {});
  Sequence<Scalar> room;
  return {forward_layer.last_state(x, start.forward),
          backward_layer.last_state(turned(x, room), start.backward)};
}

template <class Layer>
void Bidirectional<Layer>::expect_way_back(const Steps<Scalar>& x,
                                           const Trace& trace,
                                           const Steps<Scalar>& dh_loss,
                                           const Masks& masks) const {
  using Shape = std::array<std::size_t, 3>;
  const std::size_t T = trace.steps(), B = x.shape(2);
  const bool x_as_it_is = x.lengths().empty() && masks.x.size() == 0;
  expect_shape("x", x, Shape{T, inputs(), B});
  expect_shape("trace.x_turned", trace.x_turned, x.shape());
  expect_shape("trace.x_read", trace.x_read, x_as_it_is ? Shape{} : x.shape());
  if (dh_loss.size() > 0)
    expect_shape("dh_loss", dh_loss, Shape{T, outputs(), B});
}

// Each direction's rows of dh, in the order in which it has read the steps.
template <class Layer>
void Bidirectional<Layer>::share(const Steps<Scalar>& dh, Flow& flow) const {
  const std::size_t T = dh.shape(0), B = dh.shape(2);
  const std::size_t above = dh.size() > 0 ? forward_layer.outputs() : 0;
  const std::size_t below = dh.size() > 0 ? backward_layer.outputs() : 0;
  flow.dh_forward.resize({T, above, B});
  flow.dh_backward.resize({T, below, B});
  copy_rows(dh, 0, above, flow.dh_forward, 0);
  turn_rows(dh, above, below, flow.dh_backward, 0);
}

template <class Layer>
void Bidirectional<Layer>::backward(const Steps<Scalar>& x, const Trace& trace,
                                    const Steps<Scalar>& dh_loss, Flow& flow,
                                    const State& d_last, const Masks& masks) {
  expect_fitting(x, masks);
  expect_way_back(x, trace, dh_loss, masks);
  share(dh_loss.size() > 0 ? dh_loss.with(x.lengths()) : dh_loss, flow);
  flow.forward.wants_dx = flow.backward.wants_dx = flow.wants_dx;
  forward_layer.backward(detail::read_again(x, trace.x_read), trace.forward,
                         flow.dh_forward, flow.forward, d_last.forward,
                         masks.forward);
  backward_layer.backward({trace.x_turned, x.lengths()}, trace.backward,
                          flow.dh_backward, flow.backward, d_last.backward,
                          masks.backward);

  flow.dx.resize(flow.backward.dx.shape());
  if (!flow.wants_dx) return;
  turn_rows({flow.backward.dx, x.lengths()}, 0, inputs(), flow.dx, 0);
  xt::noalias(flow.dx) += flow.forward.dx;
  apply_mask(masks.x, flow.dx);
}

#define LSTM_INSTANTIATE(Scalar)              \
  template class Bidirectional<Lstm<Scalar>>; \
  template class Bidirectional<Gru<Scalar>>;  \
  template class Bidirectional<Rnn<Scalar>>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
