#pragma once
#include "heard.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"

namespace speech {

// What makes one vector of a clip, however long it is.

/// The means of the frames' features over six segments of equal length, one
/// after the other: 156 numbers. A segment of a short clip may be one frame.
std::vector<float> segment_means(const Track& track);

/// What does not depend on the order of the frames: of each cepstrum the
/// quantiles .1, .25, .5, .75 and .9, and the mean size of its differences: 78
/// numbers.
std::vector<float> statistics(const Track& track);

using Describe = std::vector<float> (*)(const Track&);

/// Vectors [1, n, N], and the word of each [1, N].
struct Vectors {
  lstm::Sequence<float> x;
  lstm::Labels words;

  std::size_t size() const { return x.shape(2); }
  auto parts() { return std::tie(x, words); }
};

/// Multinomial logistic regression: the softmax of a linear function of a
/// clip's vector, each number of which has mean 0 and deviation 1 in training.
class Softmax {
 public:
  using Scalar = float;
  using Batch = Vectors;
  lstm::Dense<float> dense;

  /// For n numbers and K words. All weights are zeros.
  Softmax(std::size_t n, std::size_t K) : dense(n, K) {}
  lstm::Parameters<float> parameters() { return dense.parameters(); }
  lstm::Summed<float> pass(const Vectors& vectors);
  lstm::Summed<float> loss(const Vectors& vectors);
  std::vector<int> classify(const Vectors& vectors);

 private:
  lstm::Sequence<float> z_, dz_, dx_;
};

/// Such a model, and how clips become the vectors that it reads.
class Described {
 public:
  /// Trains it on clips of K words with Adam, with a penalty of l2 Σ w².
  Described(Describe describe, const Heard& heard, std::size_t K, double l2,
            const lstm::Seed& seed);
  std::vector<int> classify(const Heard& heard) const;

 private:
  Vectors vectors_of(const Heard& heard) const;

  Describe describe_;
  std::vector<float> means_, deviations_;
  Softmax model_;
};

}  // namespace speech
