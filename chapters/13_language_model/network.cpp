#include "network.hpp"

namespace language_model {

// #region pass
template <class S>
const lstm::Sequence<S>& Network<S>::read(const lstm::Labels& letters) {
  embedding.forward(letters, x_);
  layer.forward(x_, state_, trace_);
  state_ = trace_.last();
  dense.forward(trace_.outputs(), z_);
  return z_;
}

template <class S>
lstm::Summed<S> Network<S>::loss(const lstm::Text& text) {
  return lstm::cross_entropy(read(text.words), text.next, dz_);
}

template <class S>
lstm::Summed<S> Network<S>::pass(const lstm::Text& text) {
  const auto sum = loss(text);
  dense.backward(trace_.outputs(), dz_, dh_);
  layer.backward(x_, trace_, dh_, flow_);
  embedding.backward(text.words, flow_.dx);
  return sum;
}
// #endregion

template <class S>
void Network<S>::initialize(lstm::Random& random) {
  embedding.initialize(lstm::Recipe::pytorch, random);
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
}

template <class S>
void Network<S>::remember(lstm::Snapshot& all) {
  all("h", state_.h);
  all("c", state_.c);
}

template class Network<float>;
template class Network<double>;

}  // namespace language_model
