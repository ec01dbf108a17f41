#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "lstm/layers/parameters.hpp"
#include "random_tensors.hpp"

// The differentiable parts of the library, each as a loss of named tensors:
// L = Σₜ ⟨Rₜ, hₜ⟩ with random Rₜ, a loss to which every output counts. A part
// made of complex numbers holds the same values as one made of doubles.

struct Shape {
  std::size_t T, B, H, D;
};

// A tensor that the loss depends on, and where backward() leaves its gradient.
template <class Tensor>
struct Argument {
  std::string name;
  Tensor* value;
  const Tensor* gradient;
  std::size_t blocks = 1;  // of rows that are compared one by one: the gates
};

template <class Scalar>
struct Arguments {
  std::vector<Argument<lstm::Matrix<Scalar>>> matrices;
  std::vector<Argument<lstm::Sequence<Scalar>>> sequences;

  Arguments& add(const lstm::Parameters<Scalar>& parameters,
                 std::size_t blocks = 1) {
    for (auto* p : parameters)
      matrices.push_back({p->name, &p->value, &p->gradient, blocks});
    return *this;
  }
};

template <class Tensor>
Tensor drawn(lstm::Random& random, const typename Tensor::shape_type& shape) {
  Tensor tensor(shape);
  fill_normal(tensor, random, 0.5);
  return tensor;
}

// So that pre-activations keep their size whatever the number of units: large
// weights make a loss so crooked that differences lose their digits.
template <class Scalar>
void draw(const lstm::Parameters<Scalar>& parameters, lstm::Random& random) {
  for (auto* p : parameters)
    fill_normal(p->value, random,
                0.8 / std::sqrt(static_cast<double>(p->value.shape(1))));
}

// ⟨R, h⟩ over h[1] ... h[T]
template <class Scalar>
Scalar weighted(const lstm::Sequence<Scalar>& R,
                const lstm::Sequence<Scalar>& h) {
  Scalar sum = 0;
  for (std::size_t k = 0; k < R.size(); ++k)
    sum += R.flat(k) * h.flat(h.size() - R.size() + k);
  return sum;
}
