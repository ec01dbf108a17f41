#include "lstm/layers/scores.hpp"

#include <cmath>
#include <complex>

#include "lstm/layers/internal/mixtures.hpp"

namespace lstm {

static void expect_sizes(std::size_t queries, std::size_t looked_at) {
  if (queries == 0 || looked_at == 0)
    throw ShapeError(
        fmt::format("attention needs queries and something to look at, got {} "
                    "and {} numbers a step",
                    queries, looked_at));
}

template <class S>
static void fill(Parameter<S>& W, Recipe recipe, Random& random) {
  if (recipe == Recipe::keras) return fill_glorot_uniform(W.value, random);
  const auto columns = static_cast<double>(W.value.shape(1));
  fill_uniform(W.value, 1 / std::sqrt(columns), random);
}

// y = W x on every step.
template <class S>
static void project(const Parameter<S>& W, const Steps<S>& x, Sequence<S>& y) {
  set_zeros(y, {x.shape(0), W.value.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t)
    add_product(at(y, t), W.value, at(x, t));
}

// Adds to the gradient of W, and Wᵀ dy to dx.
template <class S>
static void back_through(Parameter<S>& W, const Steps<S>& x,
                         const Sequence<S>& dy, Sequence<S>& dx) {
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    add_product(W.gradient, at(dy, t), transposed(at(x, t)));
    add_product(at(dx, t), transposed(W.value), at(dy, t));
  }
}

template <class S>
DotScore<S>::DotScore(std::size_t queries, std::size_t looked_at,
                      const std::string& name)
    : W(name + ".W", looked_at, queries) {
  expect_sizes(queries, looked_at);
}

template <class S>
void DotScore<S>::initialize(Recipe recipe, Random& random) {
  fill(W, recipe, random);
}

// #region dot
template <class S>
void DotScore<S>::forward(const Steps<S>& q, const Steps<S>& h, Trace& trace,
                          Sequence<S>& e) const {
  project(W, q, trace.u);
  set_zeros(e, {q.shape(0), h.shape(0), h.shape(2)});
  detail::add_dot_products<S>(trace.u, h, e);
}

template <class S>
void DotScore<S>::backward(const Steps<S>& q, const Steps<S>& h,
                           const Trace& trace, const Sequence<S>& de,
                           Flow& flow, Sequence<S>& dq, Sequence<S>& dh) {
  expect_shape("trace.score.u", trace.u,
               std::array{q.shape(0), looked_at(), q.shape(2)});
  set_zeros(flow.du, trace.u.shape());
  detail::add_mixtures(de, h, flow.du);
  detail::add_mixtures<Transposed<Sequence<S>>, S>(transposed(de), trace.u, dh);
  set_zeros(dq, q.shape());
  back_through(W, q, flow.du, dq);
}
// #endregion

template <class S>
AdditiveScore<S>::AdditiveScore(std::size_t queries, std::size_t looked_at,
                                const std::string& name)
    : W(name + ".W", looked_at, queries),
      U(name + ".U", looked_at, looked_at),
      v(name + ".v", 1, looked_at) {
  expect_sizes(queries, looked_at);
}

template <class S>
void AdditiveScore<S>::initialize(Recipe recipe, Random& random) {
  for (auto* parameter : parameters()) fill(*parameter, recipe, random);
}

// Throws unless all weights have as many units.
template <class S>
static void expect_units(const Parameter<S>& W, const Parameter<S>& U,
                         const Parameter<S>& v) {
  const std::size_t A = U.value.shape(0);
  expect_shape(W.name, W.value, std::array{A, W.value.shape(1)});
  expect_shape(v.name, v.value, std::array{std::size_t{1}, A});
}

// Throws unless the trace has A units for T' queries, T steps and B samples.
template <class Trace>
static void expect_trace(const Trace& trace, std::size_t queries,
                         std::size_t steps, std::size_t A, std::size_t B) {
  expect_shape("trace.score.p", trace.p, std::array{queries, A, B});
  expect_shape("trace.score.r", trace.r, std::array{steps, A, B});
  expect_shape("trace.score.a", trace.a, std::array{queries * steps, A, B});
}

// #region units
// The units a = tanh(p + r) and the score v a, for query t and step s of h.
template <class S>
static void units(const Matrix<S>& v, const S* p, const S* r, S* a, S* e,
                  std::size_t B) {
  for_each_lane<S>(B, [=, &v](auto lane) {
    using std::tanh;
    auto sum = lane.load(e);
    for (std::size_t k = 0; k < v.shape(1); ++k) {
      const auto unit = tanh(lane.load(p + k * B) + lane.load(r + k * B));
      lane.store(a + k * B, unit);
      sum += unit * v(0, k);
    }
    lane.store(e, sum);
  });
}
// #endregion

template <class S>
void AdditiveScore<S>::forward(const Steps<S>& q, const Steps<S>& h,
                               Trace& trace, Sequence<S>& e) const {
  expect_units(W, U, v);
  const std::size_t T = h.shape(0), B = h.shape(2);
  project(W, q, trace.p);
  project(U, h, trace.r);
  trace.a.resize({q.shape(0) * T, v.value.shape(1), B});
  set_zeros(e, {q.shape(0), T, B});
  for (std::size_t t = 0; t < q.shape(0); ++t)
    for (std::size_t s = 0; s < T; ++s)
      units(v.value, block(trace.p, t), block(trace.r, s),
            block(trace.a, t * T + s), &e(t, s, 0), B);
}

// #region units_back
// From de to dp, dr and dv, for query t and step s of h.
template <class S>
static void units_back(const Matrix<S>& v, const S* a, const S* de, S* dp,
                       S* dr, S* dv, std::size_t B) {
  for_each_lane<S>(B, [=, &v](auto lane) {
    const auto add = [lane](S* to, const auto& more) {
      lane.store(to, lane.load(to) + more);
    };
    const auto de_ts = lane.load(de);
    for (std::size_t k = 0; k < v.shape(1); ++k) {
      const auto unit = lane.load(a + k * B);
      const auto d = de_ts * v(0, k) * (S(1) - unit * unit);
      add(dp + k * B, d);
      add(dr + k * B, d);
      add(dv + k * B, de_ts * unit);
    }
  });
}
// #endregion

template <class S>
void AdditiveScore<S>::backward(const Steps<S>& q, const Steps<S>& h,
                                const Trace& trace, const Sequence<S>& de,
                                Flow& flow, Sequence<S>& dq, Sequence<S>& dh) {
  const std::size_t T = h.shape(0), B = h.shape(2), A = v.value.shape(1);
  expect_units(W, U, v);
  expect_gradients(std::array{&v});
  expect_trace(trace, q.shape(0), T, A, B);
  set_zeros(flow.dp, trace.p.shape());
  set_zeros(flow.dr, trace.r.shape());
  set_zeros(flow.dv, {A, B});
  for (std::size_t t = 0; t < q.shape(0); ++t)
    for (std::size_t s = 0; s < T; ++s)
      units_back(v.value, block(trace.a, t * T + s), &de(t, s, 0),
                 block(flow.dp, t), block(flow.dr, s), flow.dv.data(), B);
  for (std::size_t k = 0; k < A; ++k)
    for (std::size_t b = 0; b < B; ++b) v.gradient(0, k) += flow.dv(k, b);
  set_zeros(dq, q.shape());
  back_through(W, q, flow.dp, dq);
  back_through(U, h, flow.dr, dh);
}

template class DotScore<float>;
template class DotScore<double>;
template class DotScore<std::complex<double>>;
template class AdditiveScore<float>;
template class AdditiveScore<double>;
template class AdditiveScore<std::complex<double>>;

}  // namespace lstm
