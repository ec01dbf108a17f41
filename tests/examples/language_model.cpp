// A language model that learns to spell numbers: an embedding, two layers with
// dropout between them, and the cross-entropy of the letter that follows. Ends
// with 1 unless it has learned enough.
#include "lstm/lstm.hpp"

using namespace lstm;

struct LanguageModel {
  using Scalar = float;
  using Batch = Text;
  using Layers = Stack<Lstm<float>>;
  Embedding<float> embedding{27, 8};
  Layers layers{2, 8, 32};
  Dense<float> dense{32, 27};
  Layers::Trace trace;
  Layers::Flow flow;
  Layers::Masks masks;
  Sequence<float> x, z, dz, dh;

  auto parameters() { return parameters_of(embedding, layers, dense); }

  Summed<float> loss(const Text& text, const Layers::Masks& mask = {}) {
    embedding.forward(text.words, x);
    layers.forward(x, {}, trace, mask);
    dense.forward(trace.outputs(), z);
    return cross_entropy(z, text.next, dz);
  }

  Summed<float> pass(const Text& text, Random& random) {
    const auto [T, B] = text.words.shape();
    layers.draw({.output = 0.1}, T, B, random, masks);
    const auto sum = loss(text, masks);
    dense.backward(trace.outputs(), dz, dh);
    layers.backward(x, trace, dh, flow, {}, masks);
    embedding.backward(text.words, flow.dx);
    return sum;
  }
};

int main() {
  const std::string_view numbers = "one{two{three{four{five{six{seven{";
  std::vector<int> letters;
  for (std::size_t k = 0; k < 8000; ++k)
    letters.push_back(numbers[k % numbers.size()] - 'a');

  LanguageModel m;
  auto random = Seed(1).stream("weights");
  initialize(Recipe::keras, random, m.embedding, m.layers, m.dense);
  Adam<float> adam({.rate = 0.01});
  const auto text = in_streams(letters, 20, 8);
  return fit(m, adam, text, {.epochs = 25}, Seed(1)).back().training_loss > 0.5;
}
