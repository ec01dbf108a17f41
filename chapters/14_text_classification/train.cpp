#include "train.hpp"

#include <algorithm>
#include <stdexcept>

#include "lstm/training/clipping.hpp"

namespace text_classification {

Network make_network(const Training& training, std::size_t V, std::size_t K,
                     const lstm::Seed& seed) {
  const std::size_t E = training.width, H = training.hidden;
  const auto make = [&](const auto& layer) {
    Classifier network(V, E, layer, K, {training.pooling, training.dropout});
    auto random = seed.stream("weights");
    network.initialize(random);
    return Network(std::move(network));
  };
  if (training.directions == 0) return make(Vectors<float>(E));
  if (training.directions == 1) return make(lstm::Lstm<float>(E, H));
  return make(lstm::Bidirectional<lstm::Lstm<float>>(E, H));
}

lstm::ClassWeights balance(const Texts& texts, std::size_t K) {
  lstm::ClassWeights counts(K);
  for (const int label : texts.classes)
    ++counts.at(static_cast<std::size_t>(label));
  for (double& n : counts) {
    if (n == 0) throw std::invalid_argument("a class has no text");
    n = static_cast<double>(texts.size()) / (static_cast<double>(K) * n);
  }
  return counts;
}

lstm::History train(Network& network, const Training& training,
                    const Texts& texts, const lstm::Seed& seed,
                    const lstm::Observer& observer,
                    const lstm::Checkpoints& checkpoints) {
  const auto steps =
      training.epochs * ((texts.size() - 1) / training.batch + 1);
  lstm::Adam<float> adam({.rate = lstm::cosine(training.rate, steps, steps / 50,
                                               training.rate / 100)});
  lstm::Clipped<float> clipped(adam, 1);
  return std::visit(
      [&](auto& model) {
        if (training.balanced)
          model.form.weights = balance(texts, model.dense.outputs());
        return lstm::fit(model, clipped, texts,
                         {.epochs = training.epochs,
                          .batch = training.batch,
                          .threads = training.threads,
                          .checkpoints = checkpoints},
                         seed, observer);
      },
      network);
}

template <class Layer>
static lstm::Matrix<double> predict(Classifier<Layer> network,
                                    const Texts& texts) {
  const std::size_t K = network.dense.outputs();
  lstm::Matrix<double> all({texts.size(), K});
  const auto samples = lstm::numbers_below(texts.size());
  Texts some;
  for (const auto numbers : lstm::batches(samples, 256)) {
    gather(texts, numbers, some);
    const auto& z = network.answer(some);
    const auto p = lstm::softmax(lstm::Matrix<float>(xt::view(z, 0)));
    for (std::size_t b = 0; b < numbers.size(); ++b)
      for (std::size_t k = 0; k < K; ++k) all(numbers[b], k) = p(k, b);
  }
  return all;
}

lstm::Matrix<double> predict(const Network& network, const Texts& texts) {
  return std::visit([&](const auto& model) { return predict(model, texts); },
                    network);
}

std::vector<int> likeliest(const lstm::Matrix<double>& p) {
  std::vector<int> best;
  for (std::size_t n = 0; n < p.shape(0); ++n) {
    const auto row = xt::view(p, n);
    best.push_back(static_cast<int>(std::max_element(row.begin(), row.end()) -
                                    row.begin()));
  }
  return best;
}

}  // namespace text_classification
