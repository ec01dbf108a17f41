#include "word_train.hpp"

#include <algorithm>

#include "lstm/training/clipping.hpp"

namespace speech {

WordNetwork<float> make_word_network(const WordTraining& training,
                                     std::size_t words,
                                     const lstm::Seed& seed) {
  WordNetwork<float> network(training.hidden, words,
                             {training.dropout, 1 / training.stretch,
                              training.stretch, training.noise});
  auto random = seed.stream("weights");
  network.initialize(random);
  return network;
}

void train(WordNetwork<float>& network, const WordTraining& training,
           const Heard& heard, const lstm::Seed& seed,
           const lstm::Observer& observer,
           const lstm::Checkpoints& checkpoints) {
  const auto steps =
      training.epochs * ((heard.size() - 1) / training.batch + 1);
  lstm::Adam<float> adam({.rate = lstm::cosine(training.rate, steps, steps / 50,
                                               0.03 * training.rate)});
  lstm::Clipped<float> clipped(adam, 1);
  lstm::fit(network, clipped, heard,
            {.epochs = training.epochs,
             .batch = training.batch,
             .checkpoints = checkpoints},
            seed, observer);
}

lstm::Matrix<double> predict(WordNetwork<float> network, const Heard& heard) {
  const auto K = network.dense.outputs();
  lstm::Matrix<double> all({heard.size(), K});
  const auto samples = lstm::numbers_below(heard.size());
  Heard some;
  for (const auto numbers : lstm::batches(samples, 64)) {
    gather(heard, numbers, some);
    const auto& z = network.answer(some);
    const auto p = lstm::softmax(lstm::Matrix<float>(xt::view(z, 0)));
    for (std::size_t b = 0; b < numbers.size(); ++b)
      for (std::size_t k = 0; k < K; ++k) all(numbers[b], k) = p(k, b);
  }
  return all;
}

std::vector<int> words_heard(const WordNetwork<float>& network,
                             const Heard& heard) {
  const auto p = predict(network, heard);
  std::vector<int> words;
  for (std::size_t n = 0; n < p.shape(0); ++n) {
    const auto row = xt::row(p, static_cast<std::ptrdiff_t>(n));
    words.push_back(static_cast<int>(std::max_element(row.begin(), row.end()) -
                                     row.begin()));
  }
  return words;
}

}  // namespace speech
