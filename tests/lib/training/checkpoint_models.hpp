#pragma once
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/training/clipping.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "lstm/training/text.hpp"
#include "lstm/weights/weights.hpp"

/// Two layers with dropout that read words and guess the next; they carry their
/// states from batch to batch.
struct Reader {
  using Scalar = float;
  using Batch = lstm::Text;
  using Layers = lstm::Stack<lstm::Lstm<float>>;
  lstm::Embedding<float> embedding{9, 4};
  Layers layers{2, 4, 6};
  lstm::Dense<float> dense{6, 9};
  Layers::State state;
  Layers::Trace trace;
  Layers::Flow flow;
  Layers::Masks masks;
  lstm::Sequence<float> x, z, dz, dh;

  auto parameters() { return parameters_of(embedding, layers, dense); }
  void restart() { state.clear(); }

  void remember(lstm::Snapshot& all) {
    auto count = state.size();
    all("count", count);
    state.resize(count);
    for (std::size_t k = 0; k < count; ++k) {
      auto layer = all.part(std::to_string(k));
      layer("h", state[k].h);
      layer("c", state[k].c);
    }
  }

  lstm::Summed<float> loss(const lstm::Text& text,
                           const Layers::Masks& mask = {}) {
    embedding.forward(text.words, x);
    layers.forward(x, state, trace, mask);
    state = trace.last();
    dense.forward(trace.outputs(), z);
    return lstm::cross_entropy(z, text.next, dz);
  }

  lstm::Summed<float> pass(const lstm::Text& text, lstm::Random& random) {
    const auto [T, B] = text.words.shape();
    layers.draw({.input = 0.1, .recurrent = 0.1, .output = 0.1}, T, B, random,
                masks);
    const auto sum = loss(text, masks);
    dense.backward(trace.outputs(), dz, dh);
    layers.backward(x, trace, dh, flow, {}, masks);
    embedding.backward(text.words, flow.dx);
    return sum;
  }
};

/// Streams of words below 9, two shards' worth of them.
inline lstm::Text words(std::uint64_t seed) {
  lstm::Random random(seed);
  std::vector<int> words(32 * 5 * 7 + 1);
  for (int& word : words) word = static_cast<int>(random.below(9));
  return lstm::in_streams(words, 7, 32);
}

/// A training of that model, with every optimiser around Adam that there is.
struct Training {
  Reader model;
  lstm::Adam<float> adam{{.rate = 0.01}};
  lstm::Clipped<float> clipped{adam, 0.5};
  lstm::Decayed<float> optimizer{clipped, model.parameters(), 0.001};
  lstm::FitOptions options = {.epochs = 3, .batch = 32, .shuffle = false};

  Training() {
    auto random = lstm::Seed(1).stream("weights");
    initialize(lstm::Recipe::keras, random, model.embedding, model.layers,
               model.dense);
  }
  Training(const Training&) = delete;

  lstm::History run(const lstm::Observer& observer = {}) {
    return lstm::fit(model, optimizer, words(1), words(2), options,
                     lstm::Seed(1), observer);
  }
};

/// Weights and losses, as bytes.
inline std::string bytes(Reader& model, const lstm::History& history) {
  auto all = lstm::save_weights(model.parameters());
  for (const auto& epoch : history)
    all += fmt::format("{} {:a} {:a}\n", epoch.number, epoch.training_loss,
                       epoch.validation_loss);
  return all;
}

/// A training that nobody disturbs.
struct Whole {
  std::string bytes;
  std::vector<lstm::Checkpoint> checkpoints;  // after every batch and epoch
};

inline Whole uninterrupted(const lstm::FitOptions& options) {
  Whole whole;
  Training training;
  training.options = options;
  training.options.checkpoints.every = 0;
  training.options.checkpoints.write = [&](const lstm::Checkpoint& checkpoint) {
    whole.checkpoints.push_back(checkpoint);
  };
  const auto history = training.run();
  whole.bytes = bytes(training.model, history);
  return whole;
}
