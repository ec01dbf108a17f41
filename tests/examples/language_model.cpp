// A language model that learns to spell numbers. It reads the text in streams
// and carries its state, and ends with 1 unless it has learned enough.
#include <fmt/core.h>

#include "lstm/lstm.hpp"

struct LanguageModel {
  using Scalar = float;
  using Batch = lstm::Text;
  using Layers = lstm::Stack<lstm::Lstm<float>>;
  lstm::Embedding<float> embedding{27, 8};
  Layers layers{2, 8, 32};
  lstm::Dense<float> dense{32, 27};
  Layers::State state;
  Layers::Trace trace;
  Layers::Flow flow;
  Layers::Masks masks;
  lstm::Sequence<float> x, z, dz, dh;

  lstm::Parameters<float> parameters() {
    return joined(embedding.parameters(), layers.parameters(),
                  dense.parameters());
  }
  void restart() { state = {}; }
  lstm::Summed<float> loss(const lstm::Text& text) {
    embedding.forward(text.words, x);
    layers.forward(x, state, trace, masks);
    state = trace.last();
    dense.forward(trace.outputs(), z);
    return cross_entropy(z, text.next, dz);
  }
  lstm::Summed<float> pass(const lstm::Text& text, lstm::Random& random) {
    const auto [T, B] = text.words.shape();
    layers.draw({.output = 0.1}, T, B, random, masks);
    const auto result = loss(text);
    dense.backward(trace.outputs(), dz, dh);
    layers.backward(x, trace, dh, flow, {}, masks);
    embedding.backward(text.words, flow.dx);
    return result;
  }
};

int main() {
  std::vector<int> words;
  for (int k = 0; k < 200; ++k)
    for (const char c : std::string_view("one two three four five six seven "))
      words.push_back(c == ' ' ? 26 : c - 'a');
  const auto text = lstm::in_streams(words, 20, 8);
  const lstm::Seed seed(1);
  LanguageModel model;
  auto weights = seed.stream("weights");
  model.embedding.initialize(lstm::Recipe::pytorch, weights);
  model.layers.initialize(lstm::Recipe::keras, weights);
  model.dense.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = 0.01});
  lstm::Clipped<float> optimizer(adam, 1);
  const auto history =
      lstm::fit(model, optimizer, text, text,
                {.epochs = 5, .batch = 8, .shuffle = false}, seed);
  fmt::print("{:.3f} nats a letter\n", history.back().validation_loss);
  return history.back().validation_loss < 0.1 ? 0 : 1;
}
