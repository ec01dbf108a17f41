#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"

/// Fills a tensor of any rank with normal draws of the given size.
template <class Tensor>
void fill_normal(Tensor& tensor, lstm::Random& random, double size = 1) {
  for (auto& element : tensor)
    element = static_cast<typename Tensor::value_type>(size * random.normal());
}

/// ⟨A, B⟩, the sum of the products of their elements.
template <class Tensor>
auto inner_product(const Tensor& a, const Tensor& b) {
  typename Tensor::value_type sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a.flat(k) * b.flat(k);
  return sum;
}
