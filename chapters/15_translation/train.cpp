#include "train.hpp"

#include <algorithm>

#include "lstm/training/clipping.hpp"

namespace translation {

lstm::History train(Network& network, const Training& training,
                    const Sentences& sentences, const lstm::Seed& seed,
                    const lstm::Observer& observer,
                    const lstm::Checkpoints& checkpoints) {
  const auto steps =
      training.epochs * ((sentences.size() - 1) / training.batch + 1);
  lstm::Adam<float> adam({.rate = lstm::cosine(training.rate, steps, steps / 50,
                                               training.rate / 100)});
  lstm::Clipped<float> clipped(adam, 1);
  return std::visit(
      [&](auto& model) {
        return lstm::fit(model, clipped, sentences,
                         {.epochs = training.epochs,
                          .batch = training.batch,
                          .threads = training.threads,
                          .checkpoints = checkpoints},
                         seed, observer);
      },
      network);
}

template <class Look>
static double forced_accuracy(Translator<Look>& network,
                              const Sentences& sentences) {
  const auto samples = lstm::numbers_below(sentences.size());
  Sentences some;
  std::size_t right = 0, all = 0;
  for (const auto numbers : lstm::batches(samples, 256)) {
    gather(sentences, numbers, some);
    const auto& trace = network.read(some.read, some.lengths);
    const auto h = trace.outputs().with(some.lengths);
    const auto& z = network.say(some.said, trace.last(), h);
    for (std::size_t t = 0; t < z.shape(0); ++t)
      for (std::size_t b = 0; b < z.shape(2); ++b)
        if (some.next(t, b) != lstm::no_label) {
          const auto logits = xt::view(z, t, xt::all(), b);
          const auto largest = std::max_element(logits.begin(), logits.end());
          right += largest - logits.begin() == some.next(t, b);
          ++all;
        }
  }
  return static_cast<double>(right) / static_cast<double>(all);
}

double forced_accuracy(Network network, const Sentences& sentences) {
  return std::visit(
      [&](auto& translator) { return forced_accuracy(translator, sentences); },
      network);
}

}  // namespace translation
