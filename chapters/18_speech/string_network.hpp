#pragma once
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/ctc.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/labels.hpp"
#include "lstm/layers/lstm.hpp"
#include "mfcc.hpp"
#include "strings.hpp"

namespace speech {

/// The blank and ten digits.
inline constexpr std::size_t string_classes = 11;

/// What a network of strings learns by.
enum class Learns {
  ctc,       // all ways to say the labels in the steps
  uniformly  // one way: the labels share the steps evenly
};

/// What it hears in training besides, and what it learns by.
struct StringForm {
  double dropout = 0.3;  // of the layer's outputs, others in each step
  double noise = 0.2;    // standard deviation, on each feature
  Learns learns = Learns::ctc;
};

/// Hears a string, two frames at a time, and says at each step which digit it
/// is, or none: an LSTM in both directions and a logit for each class.
template <class S>
class StringNetwork {
 public:
  using Scalar = S;
  using Batch = Utterances;
  lstm::Bidirectional<lstm::Lstm<S>> layer;
  lstm::Dense<S> dense;
  StringForm form;

  explicit StringNetwork(std::size_t hidden, const StringForm& form_ = {},
                         std::size_t inputs = feature_size,
                         std::size_t classes = string_classes)
      : layer(inputs, hidden, "strings.lstm"),
        dense(2 * hidden, classes, "strings.dense"),
        form(form_) {}
  lstm::Parameters<S> parameters() { return parameters_of(layer, dense); }
  void initialize(lstm::Random& random);

  /// -log p(labels) of each utterance, or the cross-entropy of each step where
  /// it learns uniformly. `pass` disturbs, each utterance in another way every
  /// time, and adds its gradients to those of the parameters. Throws
  /// lstm::ShapeError for features that are not as wide as the network reads.
  lstm::Summed<S> pass(const Utterances& said, lstm::Random& random);
  lstm::Summed<S> loss(const Utterances& said);

  /// The logarithms of the probabilities [T, K, B] of the classes at each step,
  /// as at test time, with the steps that each utterance has. They stay where
  /// they are until the next call.
  lstm::Steps<double> predict(const Utterances& said);

 private:
  void lay_out(const Utterances& said);
  void disturb(lstm::Random& random);
  void read();
  lstm::Summed<S> judge(const Utterances& said);

  lstm::Sequence<S> x_;  // [T, D, B], kept from pass to pass as all below
  lstm::Lengths lengths_;
  lstm::Sequence<S> mask_, h_, z_, dz_, dh_;
  typename lstm::Bidirectional<lstm::Lstm<S>>::Trace trace_;
  typename lstm::Bidirectional<lstm::Lstm<S>>::Flow flow_;
  lstm::CtcTrace<S> ctc_;
  lstm::Sequence<double> log_y_;
};

/// The labels [T, B] of utterances that share their steps evenly: each has its
/// part, of which the last step, where there are more, is a blank, so that two
/// equal ones stay two. Behind an end there is no label.
lstm::Labels spread_evenly(const Utterances& said);

}  // namespace speech
