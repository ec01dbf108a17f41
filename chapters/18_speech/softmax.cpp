#include "softmax.hpp"

#include <algorithm>
#include <cmath>

#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "mfcc.hpp"
#include "support/interrupt.hpp"

namespace speech {

constexpr std::size_t width = 2 * cepstrum_size;

std::vector<float> segment_means(const Track& track) {
  constexpr std::size_t segments = 6;
  const std::size_t T = frames_in(track);
  std::vector<float> means(segments * width);
  for (std::size_t s = 0; s < segments; ++s) {
    const auto first = std::min(s * T / segments, T - 1);
    const auto last = std::max(first + 1, (s + 1) * T / segments);
    for (std::size_t t = first; t < last; ++t)
      for (std::size_t k = 0; k < width; ++k)
        means[s * width + k] +=
            (*track)[t * width + k] / static_cast<float>(last - first);
  }
  return means;
}

std::vector<float> statistics(const Track& track) {
  const std::size_t T = frames_in(track);
  std::vector<float> all;
  for (std::size_t k = 0; k < cepstrum_size; ++k) {
    std::vector<float> column;
    float sizes = 0;
    for (std::size_t t = 0; t < T; ++t) {
      column.push_back((*track)[t * width + k]);
      sizes += std::abs((*track)[t * width + cepstrum_size + k]);
    }
    std::ranges::sort(column);
    for (const double share : {0.1, 0.25, 0.5, 0.75, 0.9})
      all.push_back(
          column[std::size_t(share * static_cast<double>(T - 1) + 0.5)]);
    all.push_back(sizes / static_cast<float>(T));
  }
  return all;
}

lstm::Summed<float> Softmax::pass(const Vectors& vectors) {
  const auto sum = loss(vectors);
  dense.backward(vectors.x, dz_, dx_);
  return sum;
}

lstm::Summed<float> Softmax::loss(const Vectors& vectors) {
  dense.forward(vectors.x, z_);
  return lstm::cross_entropy(z_, vectors.words, dz_);
}

std::vector<int> Softmax::classify(const Vectors& vectors) {
  dense.forward(vectors.x, z_);
  std::vector<int> words(vectors.size());
  for (std::size_t n = 0; n < words.size(); ++n) {
    const auto logit = [&](int k) { return z_(0, std::size_t(k), n); };
    for (int k = 1; k < static_cast<int>(dense.outputs()); ++k)
      if (logit(k) > logit(words[n])) words[n] = k;
  }
  return words;
}

// Vectors as they are, before their scale is known.
static std::vector<std::vector<float>> described(Describe describe,
                                                 const Heard& heard) {
  std::vector<std::vector<float>> all;
  for (const auto& track : heard.tracks) all.push_back(describe(track));
  return all;
}

Described::Described(Describe describe, const Heard& heard, std::size_t K,
                     double l2, const lstm::Seed& seed)
    : describe_(describe), model_(describe(heard.tracks.at(0)).size(), K) {
  const auto all = described(describe, heard);
  const auto N = static_cast<double>(all.size());
  for (std::size_t k = 0; k < all[0].size(); ++k) {
    double sum = 0, squares = 0;
    for (const auto& one : all) sum += double{one[k]};
    for (const auto& one : all)
      squares += std::pow(double{one[k]} - sum / N, 2);
    means_.push_back(static_cast<float>(sum / N));
    deviations_.push_back(static_cast<float>(std::sqrt(squares / N) + 1e-6));
  }
  constexpr std::size_t epochs = 20, batch = 256;
  const auto steps = epochs * ((heard.size() - 1) / batch + 1);
  lstm::Adam<float> adam({.rate = lstm::cosine(0.02, steps)});
  lstm::Penalized<float> penalized(adam, {&model_.dense.W}, {.l2 = l2});
  lstm::Observer observer;
  observer.stop = support::interrupted;
  lstm::fit(model_, penalized, vectors_of(heard),
            {.epochs = epochs, .batch = batch}, seed, observer);
  support::leave_if_interrupted();
}

Vectors Described::vectors_of(const Heard& heard) const {
  const auto all = described(describe_, heard);
  Vectors vectors{
      lstm::Sequence<float>({std::size_t{1}, means_.size(), all.size()}),
      lstm::Labels({std::size_t{1}, all.size()})};
  std::ranges::copy(heard.words, vectors.words.begin());
  for (std::size_t k = 0; k < means_.size(); ++k)
    for (std::size_t n = 0; n < all.size(); ++n)
      vectors.x(0, k, n) = (all[n][k] - means_[k]) / deviations_[k];
  return vectors;
}

std::vector<int> Described::classify(const Heard& heard) const {
  auto model = model_;
  return model.classify(vectors_of(heard));
}

}  // namespace speech
