#pragma once
#include <cmath>
#include <functional>

#include "lstm/layers/ctc.hpp"

// What CTC computes, by going through all alignments one by one.

/// What an alignment says: repeated classes count once, blanks not at all.
inline lstm::Labelling said_by(const std::vector<int>& alignment) {
  lstm::Labelling labels;
  for (std::size_t t = 0; t < alignment.size(); ++t)
    if (alignment[t] != lstm::blank &&
        (t == 0 || alignment[t] != alignment[t - 1]))
      labels.push_back(alignment[t]);
  return labels;
}

/// Calls visit(alignment, p) for all Kᵀ alignments of the first sample of
/// logits z [T, K, B], with the probability that the softmax gives them.
inline void for_each_alignment(
    const lstm::Sequence<double>& z,
    const std::function<void(const std::vector<int>&, double)>& visit) {
  const std::size_t T = z.shape(0), K = z.shape(1);
  std::vector<int> alignment(T, 0);
  std::size_t count = 1;
  for (std::size_t t = 0; t < T; ++t) count *= K;
  for (std::size_t number = 0; number < count; ++number) {
    double p = 1;
    for (std::size_t t = 0, rest = number; t < T; ++t, rest /= K) {
      alignment[t] = static_cast<int>(rest % K);
      double sum = 0;
      for (std::size_t k = 0; k < K; ++k) sum += std::exp(z(t, k, 0));
      p *= std::exp(z(t, rest % K, 0)) / sum;
    }
    visit(alignment, p);
  }
}

/// All labellings of at most so many labels from 1 to K - 1.
inline std::vector<lstm::Labelling> all_labellings(std::size_t most, int K) {
  std::vector<lstm::Labelling> all = {{}};
  for (std::size_t n = 0; n < all.size(); ++n)
    if (all[n].size() < most)
      for (int k = 1; k < K; ++k) {
        auto longer = all[n];
        longer.push_back(k);
        all.push_back(longer);
      }
  return all;
}
