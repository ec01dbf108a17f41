#pragma once
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/training/snapshot.hpp"
#include "lstm/training/text.hpp"

namespace language_model {

/// Predicts, after each letter of a text, the letter that follows: a vector for
/// each letter, an LSTM, and a logit for each letter that may follow. The state
/// is carried from batch to batch, and the gradient is cut between them.
template <class S>
class Network {
 public:
  using Scalar = S;
  using Batch = lstm::Text;
  lstm::Embedding<S> embedding;
  lstm::Lstm<S> layer;
  lstm::Dense<S> dense;

  /// For an alphabet of V letters, with vectors of E numbers and H units.
  Network(std::size_t V, std::size_t E, std::size_t H)
      : embedding(V, E), layer(E, H), dense(H, V) {}
  lstm::Parameters<S> parameters() {
    return parameters_of(embedding, layer, dense);
  }

  /// The cross-entropy of the letters that follow; `pass` adds its gradients.
  lstm::Summed<S> pass(const lstm::Text& text);
  lstm::Summed<S> loss(const lstm::Text& text);

  void restart() { state_ = {}; }  // forgets what was read
  void remember(lstm::Snapshot& all);

  std::size_t symbols() const { return embedding.words(); }
  std::size_t hidden() const { return layer.hidden(); }
  void initialize(lstm::Random& random);

  /// Reads letters [T, B], going on from the state where the last ones ended,
  /// and returns the logits z [T, V, B] of what may follow each.
  const lstm::Sequence<S>& read(const lstm::Labels& letters);
  /// What went on in the layer meanwhile.
  const lstm::Trace<S>& trace() const { return trace_; }

 private:
  lstm::State<S> state_;
  lstm::Sequence<S> x_, z_, dz_, dh_;  // kept from pass to pass
  lstm::Trace<S> trace_;
  lstm::Flow<S> flow_;
};

}  // namespace language_model
