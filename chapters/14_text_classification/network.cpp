#include "network.hpp"

namespace text_classification {

template <class Layer>
void Classifier<Layer>::initialize(lstm::Random& random) {
  lstm::initialize(lstm::Recipe::keras, random, embedding, layer, dense);
}

template <class Layer>
void Classifier<Layer>::draw_masks(const Texts& texts, lstm::Random& random) {
  const std::size_t T = texts.words.shape(0), B = texts.size();
  layer.draw({.input = form.dropout, .fixed = false}, T, B, random, masks_);
  lstm::draw_mask(text_mask_, {1, layer.outputs(), B}, form.dropout, true,
                  random);
}

// #region pass
template <class Layer>
const lstm::Sequence<lstm::ScalarOf<Layer>>& Classifier<Layer>::read(
    const Texts& texts) {
  embedding.forward(texts.words, x_);
  layer.forward({x_, texts.lengths}, {}, trace_, masks_);
  pool_.forward(form.pooling, trace_.outputs().with(texts.lengths), turned(),
                v_);
  lstm::apply_mask(text_mask_, v_);
  dense.forward(v_, z_);
  return z_;
}

template <class Layer>
lstm::Summed<lstm::ScalarOf<Layer>> Classifier<Layer>::pass(
    const Texts& texts, lstm::Random& random) {
  draw_masks(texts, random);
  const auto sum =
      lstm::cross_entropy(read(texts), texts.classes, dz_, form.weights);
  dense.backward(v_, dz_, dv_);
  lstm::apply_mask(text_mask_, dv_);
  pool_.backward(form.pooling, trace_.outputs().with(texts.lengths), dv_, dh_);
  layer.backward({x_, texts.lengths}, trace_, dh_, flow_, {}, masks_);
  embedding.backward(texts.words, flow_.dx);
  return sum;
}
// #endregion

template <class Layer>
const lstm::Sequence<lstm::ScalarOf<Layer>>& Classifier<Layer>::answer(
    const Texts& texts) {
  masks_ = {};
  text_mask_ = {};
  return read(texts);
}

template <class Layer>
lstm::Summed<lstm::ScalarOf<Layer>> Classifier<Layer>::loss(
    const Texts& texts) {
  return lstm::cross_entropy(answer(texts), texts.classes, dz_, form.weights);
}

template class Classifier<Vectors<float>>;
template class Classifier<Vectors<double>>;
template class Classifier<lstm::Lstm<float>>;
template class Classifier<lstm::Lstm<double>>;
template class Classifier<lstm::Bidirectional<lstm::Lstm<float>>>;
template class Classifier<lstm::Bidirectional<lstm::Lstm<double>>>;

}  // namespace text_classification
