#pragma once
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/lstm.hpp"
#include "mfcc.hpp"
#include "tracks.hpp"

namespace speech {

/// What a network hears in training besides the clips as they are.
struct Disturbance {
  double dropout = 0.4;             // of the vector that stands for a clip
  double slowest = 1, fastest = 1;  // factors of how many frames there are
  double noise = 0;                 // standard deviation, on each feature
};

/// Hears a clip, two frames at a time, and says which of K words it is: an LSTM
/// in both directions, the mean of its outputs over all steps, and a logit for
/// each word.
template <class S>
class WordNetwork {
 public:
  using Scalar = S;
  using Batch = Heard;
  lstm::Bidirectional<lstm::Lstm<S>> layer;
  lstm::Dense<S> dense;
  Disturbance disturbance;

  WordNetwork(std::size_t hidden, std::size_t words,
              const Disturbance& disturbance_ = {})
      : layer(feature_size, hidden),
        dense(2 * hidden, words),
        disturbance(disturbance_) {}
  lstm::Parameters<S> parameters() { return parameters_of(layer, dense); }
  void initialize(lstm::Random& random);

  /// The cross-entropy of the words. `pass` disturbs, each clip in another way
  /// every time, and adds its gradients to those of the parameters.
  lstm::Summed<S> pass(const Heard& heard, lstm::Random& random);
  lstm::Summed<S> loss(const Heard& heard);

  /// The logits z [1, K, B] of the words, as at test time.
  const lstm::Sequence<S>& answer(const Heard& heard);

 private:
  const lstm::Sequence<S>& read();
  lstm::Summed<S> cross_entropy(const Heard& heard);

  lstm::Sequence<S> x_;  // [T, 52, B], kept from pass to pass as all below
  lstm::Lengths lengths_;
  lstm::Sequence<S> mask_, v_, z_, dz_, dv_, dh_;  // v [1, 2H, B]
  typename lstm::Bidirectional<lstm::Lstm<S>>::Trace trace_;
  typename lstm::Bidirectional<lstm::Lstm<S>>::Flow flow_;
};

/// The mean of h [T, n, B] over the steps of each sample, v [1, n, B], and back
/// from dv to dh. Each sample must have a step.
template <class S>
void mean_over_steps(const lstm::Steps<S>& h, lstm::Sequence<S>& v);
template <class S>
void mean_over_steps_backward(const lstm::Steps<S>& h,
                              const lstm::Sequence<S>& dv,
                              lstm::Sequence<S>& dh);

}  // namespace speech
