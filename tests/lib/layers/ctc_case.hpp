#pragma once
#include "lstm/layers/ctc.hpp"
#include "random_tensors.hpp"

/// Logits [T, K, B].
template <class Scalar = double>
lstm::Sequence<Scalar> drawn(std::size_t T, std::size_t K, std::size_t B,
                             std::uint64_t seed, double size = 1) {
  lstm::Random random(seed);
  lstm::Sequence<Scalar> z({T, K, B});
  fill_normal(z, random, size);
  return z;
}

/// The loss of one sample.
template <class Scalar>
double loss_of(const lstm::Sequence<Scalar>& z, const lstm::Labelling& labels,
               lstm::Sequence<Scalar>& dz) {
  lstm::CtcTrace<Scalar> trace;
  return lstm::ctc_loss(z, {labels}, dz, trace).sum;
}

inline bool all_zero(const lstm::Sequence<double>& dz) {
  return xt::all(xt::equal(dz, 0));
}
