#pragma once
#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"
#include "pooling.hpp"
#include "texts.hpp"
#include "vectors.hpp"

namespace text_classification {

/// What a network is made of, and how it is trained, besides its sizes.
struct Form {
  Pooling pooling = Pooling::last;
  double dropout = 0;  // the share of the words' vectors and of the text's
  lstm::ClassWeights weights = {};
};

/// Reads a text word by word and says which of K classes it belongs to: a
/// vector for each word, a layer in one direction or both, one vector for the
/// whole text, and a logit for each class.
template <class Layer>
class Classifier {
 public:
  using Scalar = lstm::ScalarOf<Layer>;
  using Batch = Texts;
  lstm::Embedding<Scalar> embedding;
  Layer layer;
  lstm::Dense<Scalar> dense;
  Form form;

  /// For V words with vectors of E numbers, a layer that reads these, and K
  /// classes.
  Classifier(std::size_t V, std::size_t E, const Layer& layer_, std::size_t K,
             Form form_)
      : embedding(V, E),
        layer(layer_),
        dense(layer.outputs(), K),
        form(std::move(form_)) {}
  lstm::Parameters<Scalar> parameters() {
    return parameters_of(embedding, layer, dense);
  }
  void initialize(lstm::Random& random);

  /// The cross-entropy of the classes. `pass` drops out, and adds its gradients
  /// to those of the parameters.
  lstm::Summed<Scalar> pass(const Texts& texts, lstm::Random& random);
  lstm::Summed<Scalar> loss(const Texts& texts);

  /// The logits z [1, K, B] of the texts, as at test time.
  const lstm::Sequence<Scalar>& answer(const Texts& texts);

 private:
  const lstm::Sequence<Scalar>& read(const Texts& texts);
  // The rows of the layer's outputs that read a text from its end.
  std::size_t turned() const { return layer.outputs() - layer.hidden(); }
  void draw_masks(const Texts& texts, lstm::Random& random);

  typename Layer::Masks masks_;  // kept from pass to pass, as all below
  lstm::Sequence<Scalar> text_mask_;
  lstm::Sequence<Scalar> x_, v_, z_, dz_, dv_, dh_;
  typename Layer::Trace trace_;
  typename Layer::Flow flow_;
  Pool<Scalar> pool_;
};

}  // namespace text_classification
