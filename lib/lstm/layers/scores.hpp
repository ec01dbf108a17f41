#pragma once
#include <string>

#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

// #region dot
/// How well a query q fits a step h of what is looked at: hᵀ W q, with W [n, Q]
/// (Luong et al. 2015, their "general" score). Where W is the identity, it is
/// their dot product.
template <class S>
class DotScore {
 public:
  using Scalar = S;
  Parameter<S> W;
  struct Trace {
    Sequence<S> u;  // [T', n, B] W q
  };
  struct Flow {
    Sequence<S> du;  // of u
  };

  /// For queries of Q numbers and steps of n; all weights are zero until
  /// `initialize`, and `name` stands before theirs. Throws ShapeError where
  /// there is none.
  DotScore(std::size_t queries, std::size_t looked_at, const std::string& name);
  std::size_t queries() const { return W.value.shape(1); }
  std::size_t looked_at() const { return W.value.shape(0); }
  Parameters<S> parameters() { return {&W}; }

  /// Keras: Glorot uniform. PyTorch: uniform in ±1/√columns.
  void initialize(Recipe recipe, Random& random);

  /// The scores e [T', T, B] of each of T' queries [T', Q, B] for each of the T
  /// steps of h [T, n, B].
  void forward(const Steps<S>& q, const Steps<S>& h, Trace& trace,
               Sequence<S>& e) const;

  /// From de to dq; adds to dh, and to the gradient of W. Throws ShapeError
  /// where the trace does not fit.
  void backward(const Steps<S>& q, const Steps<S>& h, const Trace& trace,
                const Sequence<S>& de, Flow& flow, Sequence<S>& dq,
                Sequence<S>& dh);
};
// #endregion

// #region additive
/// The same by a small network of A units: v tanh(W q + U h), with W [A, Q],
/// U [A, n] and v [1, A] (Bahdanau et al. 2015, appendix A.1.2).
template <class S>
class AdditiveScore {
 public:
  using Scalar = S;
  Parameter<S> W, U, v;
  struct Trace {
    Sequence<S> p, r;  // [T', A, B] W q, and [T, A, B] U h
    Sequence<S> a;     // [T' T, A, B] the units, for query t and step s of h
                       // at t T + s
  };
  struct Flow {
    Sequence<S> dp, dr;  // of p and r
    Matrix<S> dv;        // [A, B] of v, each sample's part
  };

  /// With as many units A as a step of h has numbers.
  AdditiveScore(std::size_t queries, std::size_t looked_at,
                const std::string& name);
  std::size_t queries() const { return W.value.shape(1); }
  std::size_t looked_at() const { return U.value.shape(1); }
  Parameters<S> parameters() { return {&W, &U, &v}; }
  void initialize(Recipe recipe, Random& random);

  /// Throws ShapeError where the weights do not belong together.
  void forward(const Steps<S>& q, const Steps<S>& h, Trace& trace,
               Sequence<S>& e) const;
  void backward(const Steps<S>& q, const Steps<S>& h, const Trace& trace,
                const Sequence<S>& de, Flow& flow, Sequence<S>& dq,
                Sequence<S>& dh);
};
// #endregion

}  // namespace lstm
