#include "logistic.hpp"

#include "lstm/training/model.hpp"
#include "lstm/training/penalty.hpp"
#include "support/interrupt.hpp"

namespace text_classification {

// #region logistic
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
// #endregion

template <class S>
lstm::Summed<S> Logistic<S>::loss(const Bags& texts) {
  read(texts);
  return lstm::cross_entropy(z_, texts.labels, dz_);
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

// One epoch. `fit` would do the same, but copy all weights for each shard of a
// batch, which here costs several times what the batch itself does. The model
// draws nothing.
static void learn(Logistic<float>& model, lstm::Optimizer<float>& optimizer,
                  const Bags& training, lstm::Samples order,
                  lstm::Random& random) {
  const lstm::FlushSubnormals<float> flush;
  const auto parameters = model.parameters();
  Bags batch;
  for (const auto samples : lstm::batches(order, 256)) {
    gather(training, samples, batch);
    lstm::loss_and_gradients(model, batch, random);
    optimizer.step(parameters);
  }
}

Logistic<float> train_logistic(const Bags& training, const Bags& validation,
                               std::size_t V, std::size_t K,
                               const LogisticOptions& options,
                               const lstm::Seed& seed) {
  constexpr std::size_t epochs = 30, patience = 5;
  Logistic<float> model(V, K), best = model;
  lstm::Adam<float> adam({.rate = options.rate});
  lstm::Penalized<float> optimizer(adam, model.embedding.parameters(),
                                   {.l2 = options.penalty});
  auto order = lstm::numbers_below(training.size());
  auto random = seed.stream("order");
  double highest = -1;
  std::size_t at = 0;  // the epoch of the best
  for (std::size_t k = 1; k <= epochs && k <= at + patience; ++k) {
    support::leave_if_interrupted();
    random.shuffle(order);
    learn(model, optimizer, training, order, random);
    const auto right = accuracy(model.classify(validation), validation.labels);
    if (right <= highest) continue;
    highest = right;
    at = k;
    best = model;
  }
  return best;
}

template class Logistic<float>;
template class Logistic<double>;

}  // namespace text_classification
