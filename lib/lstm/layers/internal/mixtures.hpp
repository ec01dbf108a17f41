#pragma once
// Sums over the steps of two sequences, sample by sample: what attention does
// on its way there and back.

#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/product.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm::detail {

// #region products
/// e_ts += Σ_k a_tk h_sk for a [T', n, B], h [T, n, B] and e [T', T, B].
template <class S>
void add_dot_products(const Steps<S>& a, const Steps<S>& h, Sequence<S>& e) {
  const std::size_t n = h.shape(1), B = h.shape(2);
  for (std::size_t t = 0; t < a.shape(0); ++t)
    for (std::size_t s = 0; s < h.shape(0); ++s)
      for_each_lane<S>(B, [=, a_t = block(a, t), h_s = block(h, s),
                           e_ts = &e(t, s, 0)](auto lane) {
        auto sum = lane.load(e_ts);
        for (std::size_t k = 0; k < n; ++k)
          sum += lane.load(a_t + k * B) * lane.load(h_s + k * B);
        lane.store(e_ts, sum);
      });
}
// #endregion

/// Where the weights of step s of the parts for mixture t are.
template <class S>
const S* weights(const Sequence<S>& w, std::size_t t, std::size_t s) {
  return &w(t, s, 0);
}
template <class S>
const S* weights(const Transposed<Sequence<S>>& w, std::size_t t,
                 std::size_t s) {
  return &w.matrix(s, t, 0);
}

// #region mixtures
/// mixed_tk += Σ_s w_ts part_sk for parts [T, n, B] and mixtures [T', n, B];
/// the weights are [T', T, B], or transposed [T, T', B].
template <class Weights, class S>
void add_mixtures(const Weights& w, const Steps<S>& parts, Sequence<S>& mixed) {
  const std::size_t T = parts.shape(0), n = parts.shape(1), B = parts.shape(2);
  for (std::size_t t = 0; t < mixed.shape(0); ++t)
    for (std::size_t s = 0; s < T; ++s)
      for_each_lane<S>(B, [=, w_ts = weights(w, t, s), part = block(parts, s),
                           to = block(mixed, t)](auto lane) {
        const auto weight = lane.load(w_ts);
        for (std::size_t k = 0; k < n; ++k)
          lane.store(to + k * B,
                     lane.load(to + k * B) + weight * lane.load(part + k * B));
      });
}
// #endregion

}  // namespace lstm::detail
