#include "logistic.hpp"

#include <algorithm>

#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "support/interrupt.hpp"

namespace text_classification {

template <class S>
void Logistic<S>::read(const Bags& texts) {
  const std::size_t N = texts.size(), K = embedding.width();
  z_.resize({1, K, N});
  for (std::size_t n = 0; n < N; ++n) {
    for (std::size_t k = 0; k < K; ++k) z_(0, k, n) = b.value(k, 0);
    for (const int x : texts.texts[n])
      for (std::size_t k = 0; k < K; ++k)
        z_(0, k, n) += embedding.W.value(static_cast<std::size_t>(x), k);
  }
}

template <class S>
lstm::Summed<S> Logistic<S>::loss(const Bags& texts) {
  read(texts);
  return lstm::cross_entropy(z_, texts.labels, dz_);
}

template <class S>
lstm::Summed<S> Logistic<S>::pass(const Bags& texts) {
  const auto sum = loss(texts);
  for (std::size_t n = 0; n < texts.size(); ++n)
    for (std::size_t k = 0; k < embedding.width(); ++k) {
      const S slope = dz_(0, k, n);
      b.gradient(k, 0) += slope;
      for (const int x : texts.texts[n])
        embedding.W.gradient(static_cast<std::size_t>(x), k) += slope;
    }
  return sum;
}

template <class S>
std::vector<int> Logistic<S>::classify(const Bags& texts) {
  read(texts);
  std::vector<int> classes(texts.size());
  for (std::size_t n = 0; n < texts.size(); ++n) {
    const auto logit = [&](int k) { return z_(0, std::size_t(k), n); };
    for (int k = 1; k < static_cast<int>(embedding.width()); ++k)
      if (logit(k) > logit(classes[n])) classes[n] = k;
  }
  return classes;
}

Logistic<float> train_logistic(const Bags& training, const Bags& validation,
                               std::size_t V, std::size_t K,
                               const LogisticOptions& options,
                               const lstm::Seed& seed) {
  Logistic<float> model(V, K);
  lstm::Adam<float> adam({.rate = options.rate});
  lstm::Penalized<float> optimizer(adam, model.embedding.parameters(),
                                   {.l2 = options.penalty});
  const auto error = [&](const lstm::Epoch&) {
    return 1 - accuracy(model.classify(validation), validation.labels);
  };
  lstm::Observer observer;
  observer.stop = support::interrupted;
  lstm::fit(model, optimizer, training,
            {.epochs = 15, .batch = 256, .patience = 3, .figure = error}, seed,
            observer);
  support::leave_if_interrupted();
  return model;
}

template class Logistic<float>;
template class Logistic<double>;

}  // namespace text_classification
