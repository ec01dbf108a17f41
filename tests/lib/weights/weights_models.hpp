#pragma once
#include "lstm/training/regressor.hpp"
#include "random_tensors.hpp"

template <class Scalar>
lstm::Regressor<Scalar> random_model(std::size_t D, std::size_t H,
                                     std::size_t O, std::uint64_t seed) {
  lstm::Regressor<Scalar> model(D, H, O);
  lstm::Random random(seed);
  for (auto* p : model.parameters()) fill_normal(p->value, random);
  return model;
}

template <class Scalar>
bool equal(lstm::Regressor<Scalar>& a, lstm::Regressor<Scalar>& b) {
  for (std::size_t k = 0; k < 5; ++k)
    if (a.parameters()[k]->value != b.parameters()[k]->value) return false;
  return true;
}
