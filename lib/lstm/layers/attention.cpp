#include "lstm/layers/attention.hpp"

#include <complex>
#include <limits>

#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/internal/mixtures.hpp"
#include "lstm/layers/internal/recurrent.hpp"

namespace lstm {

template <class Score>
static void expect_looks(const Attention<Score>& attention,
                         const Steps<typename Score::Scalar>& q,
                         const Steps<typename Score::Scalar>& h) {
  const std::size_t B = h.shape(2);
  expect_shape("queries", q, std::array{q.shape(0), attention.queries(), B});
  expect_some("queries", q);
  expect_shape("h", h, std::array{h.shape(0), attention.looked_at(), B});
  expect_some("h", h);
  for (std::size_t b = 0; b < B; ++b)
    if (h.steps_of(b) == 0)
      throw ShapeError(fmt::format(
          "sample {} of h has a length of 0, expected at least 1", b));
}

// Throws unless the trace is of these queries and this h, with lengths or not.
template <class Score>
static void expect_looked(const Steps<typename Score::Scalar>& q,
                          const Steps<typename Score::Scalar>& h,
                          const AttentionTrace<Score>& trace) {
  using Shape = std::array<std::size_t, 3>;
  expect_shape("trace.h_read", trace.h_read,
               h.lengths().empty() ? Shape{} : h.shape());
  expect_shape("trace.alpha", trace.alpha,
               Shape{q.shape(0), h.shape(0), h.shape(2)});
}

// Where a sample has ended there is nothing to look at: e to this score is 0.
template <class S>
static void hide_ended(const Steps<S>& h, Sequence<S>& e) {
  constexpr auto least = -std::numeric_limits<double>::infinity();
  for (std::size_t t = 0; t < e.shape(0); ++t)
    for (std::size_t b = 0; b < e.shape(2); ++b)
      for (std::size_t s = h.steps_of(b); s < e.shape(1); ++s)
        e(t, s, b) = static_cast<S>(least);
}

// #region forward
template <class Score>
void Attention<Score>::forward(const Steps<Scalar>& q, const Steps<Scalar>& h,
                               Trace& trace) const {
  expect_looks(*this, q, h);
  const auto h_read = detail::read_x(h, {}, trace.h_read);
  score.forward(q, h_read, trace.score, trace.alpha);
  hide_ended(h, trace.alpha);
  softmax(trace.alpha, trace.alpha);
  set_zeros(trace.context, {q.shape(0), outputs(), h.shape(2)});
  detail::add_mixtures(trace.alpha, h_read, trace.context);
}
// #endregion

// #region softmax_back
// From dα to de, in its place: de_s = α_s (dα_s - Σ_r α_r dα_r).
template <class S>
static void back_through_softmax(const Sequence<S>& alpha, Sequence<S>& de) {
  const std::size_t T = alpha.shape(1), B = alpha.shape(2);
  for (std::size_t t = 0; t < alpha.shape(0); ++t)
    for (std::size_t b = 0; b < B; ++b) {
      S mean(0);
      for (std::size_t s = 0; s < T; ++s) mean += alpha(t, s, b) * de(t, s, b);
      for (std::size_t s = 0; s < T; ++s)
        de(t, s, b) = alpha(t, s, b) * (de(t, s, b) - mean);
    }
}
// #endregion

// #region backward
template <class Score>
void Attention<Score>::backward(const Steps<Scalar>& q, const Steps<Scalar>& h,
                                const Trace& trace,
                                const Steps<Scalar>& dcontext, Flow& flow) {
  expect_looks(*this, q, h);
  expect_looked(q, h, trace);
  expect_shape("dcontext", dcontext,
               std::array{q.shape(0), outputs(), h.shape(2)});
  const auto h_read = detail::read_again(h, trace.h_read);
  set_zeros(flow.dh, h.shape());
  detail::add_mixtures(transposed(trace.alpha), dcontext, flow.dh);
  set_zeros(flow.de, trace.alpha.shape());
  detail::add_dot_products(dcontext, h_read, flow.de);
  back_through_softmax(trace.alpha, flow.de);
  score.backward(q, h_read, trace.score, flow.de, flow.score, flow.dq, flow.dh);
}
// #endregion

template class Attention<DotScore<float>>;
template class Attention<DotScore<double>>;
template class Attention<DotScore<std::complex<double>>>;
template class Attention<AdditiveScore<float>>;
template class Attention<AdditiveScore<double>>;
template class Attention<AdditiveScore<std::complex<double>>>;

}  // namespace lstm
