#pragma once
#include "lstm/layers/attention.hpp"

namespace translation {

/// Stands in the place of attention and looks at nothing: its contexts have no
/// numbers, so that a decoder has the encoder's last state alone.
template <class S>
class NoAttention {
 public:
  using Scalar = S;
  struct Trace {
    lstm::Sequence<S> alpha, context;  // [T', T, B] of zeros, [T', 0, B]
  };
  struct Flow {
    lstm::Sequence<S> dq, dh;  // zeros
  };

  NoAttention(std::size_t, std::size_t) {}
  std::size_t outputs() const { return 0; }
  lstm::Parameters<S> parameters() { return {}; }
  void initialize(lstm::Recipe, lstm::Random&) {}

  void forward(const lstm::Steps<S>& q, const lstm::Steps<S>& h,
               Trace& trace) const {
    lstm::set_zeros(trace.alpha, {q.shape(0), h.shape(0), h.shape(2)});
    trace.context.resize({q.shape(0), 0, h.shape(2)});
  }
  void backward(const lstm::Steps<S>& q, const lstm::Steps<S>& h, const Trace&,
                const lstm::Steps<S>&, Flow& flow) {
    lstm::set_zeros(flow.dq, q.shape());
    lstm::set_zeros(flow.dh, h.shape());
  }
};

}  // namespace translation
