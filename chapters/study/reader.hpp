#pragma once
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/trace.hpp"
#include "study/task.hpp"

namespace study {

/// A recurrent layer of any kind, and a dense one on its hidden states.
template <class Layer>
class Reader {
 public:
  using Scalar = lstm::ScalarOf<Layer>;
  Layer layer;
  lstm::Dense<Scalar> dense;

  Reader(Layer layer_, std::size_t outputs)
      : layer(std::move(layer_)), dense(layer.hidden(), outputs) {}
  lstm::Parameters<Scalar> parameters() { return parameters_of(layer, dense); }
  void initialize(lstm::Random& random) {
    lstm::initialize(lstm::Recipe::keras, random, layer, dense);
  }

  /// What the network says behind every step of x [T, D, B]: z [T, K, B].
  const lstm::Sequence<Scalar>& read(const lstm::Steps<Scalar>& x) {
    layer.forward(x, {}, trace_);
    dense.forward(trace_.outputs(), z_);
    return z_;
  }
  const typename Layer::Trace& trace() const { return trace_; }

  /// The cross-entropy of all labels, or the squared error of the numbers
  /// behind the last step; `pass` adds its gradients.
  lstm::Summed<Scalar> loss(const Examples<Scalar>& examples) {
    read(examples.x);
    if (examples.y.size() == 0)
      return lstm::cross_entropy(z_, examples.labels, dz_);
    const auto last = z_.shape(0) - 1;
    const lstm::Matrix<Scalar> y = lstm::at(z_, last);
    const auto sum = lstm::squared_error(y, examples.y, dy_);
    lstm::set_zeros(dz_, z_.shape());
    lstm::at(dz_, last) = dy_;
    return sum;
  }

  lstm::Summed<Scalar> pass(const Examples<Scalar>& examples) {
    const auto sum = loss(examples);
    dense.backward(trace_.outputs(), dz_, dh_);
    flow_.wants_dx = false;
    layer.backward(examples.x, trace_, dh_, flow_);
    return sum;
  }

 private:
  typename Layer::Trace trace_;  // kept from pass to pass, as are these
  typename Layer::Flow flow_;
  lstm::Sequence<Scalar> z_, dz_, dh_;
  lstm::Matrix<Scalar> dy_;
};

}  // namespace study
