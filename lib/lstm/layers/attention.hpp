#pragma once
#include "lstm/layers/scores.hpp"

namespace lstm {

/// What attention has looked at, and what it has got from there.
template <class Score>
struct AttentionTrace {
  using S = typename Score::Scalar;
  Sequence<S> h_read;   // h, where the lengths of samples make it another
  Sequence<S> alpha;    // [T', T, B] the weights of the T steps of h
  Sequence<S> context;  // [T', n, B] the means of h by these weights
  typename Score::Trace score;

  Steps<S> outputs() const { return context; }
};

/// The gradient of the loss on its way back.
template <class Score>
struct AttentionFlow {
  using S = typename Score::Scalar;
  Sequence<S> dq;  // [T', Q, B] of the queries
  Sequence<S> dh;  // [T, n, B]  of what is looked at
  Sequence<S> de;  // [T', T, B] of the scores
  typename Score::Flow score;
};

// #region attention
/// Looks from each of T' queries at all T steps of h. What it gets from there,
/// the context, is the mean of h by weights α that are the softmax of scores
/// over the steps: context_t = Σ_s α_ts h_s (Bahdanau et al. 2015, equations 5
/// and 6).
template <class Score>
class Attention {
 public:
  Score score;

  using Scalar = typename Score::Scalar;
  using Trace = AttentionTrace<Score>;
  using Flow = AttentionFlow<Score>;

  Attention(std::size_t queries, std::size_t looked_at,
            const std::string& name = "attention")
      : score(queries, looked_at, name) {}
  std::size_t queries() const { return score.queries(); }
  std::size_t looked_at() const { return score.looked_at(); }
  std::size_t outputs() const { return looked_at(); }
  Parameters<Scalar> parameters() { return score.parameters(); }
  void initialize(Recipe recipe, Random& random) {
    score.initialize(recipe, random);
  }

  /// From q [T', Q, B] and h [T, n, B] to contexts [T', n, B]. By the lengths
  /// of h, the steps behind a sample's end have the weight 0, be they NaN;
  /// those of q do not count. Throws ShapeError where a shape does not fit, or
  /// a sample of h has no step at all.
  void forward(const Steps<Scalar>& q, const Steps<Scalar>& h,
               Trace& trace) const;

  /// From dcontext [T', n, B] to dq and dh in `flow`; adds to the gradients of
  /// the score's weights. Throws ShapeError where a shape is not the one of the
  /// pass that `trace` recorded.
  void backward(const Steps<Scalar>& q, const Steps<Scalar>& h,
                const Trace& trace, const Steps<Scalar>& dcontext, Flow& flow);
};
// #endregion

}  // namespace lstm
