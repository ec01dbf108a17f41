// An encoder reads digits, and a decoder that starts from its last state says
// them backwards. Ends with 1 unless most are said right.
#include "lstm/lstm.hpp"

using namespace lstm;

constexpr int edge = 10;  // beside the digits: before the first, after the last

struct Pairs {
  Labels read, said, next;  // what is read, was said, and is to be said next
  Lengths lengths;          // of what is read
  std::size_t size() const { return lengths.size(); }
};
void gather(const Pairs& all, Samples samples, Pairs& batch) {
  gather_columns(all.read, samples, batch.read);
  gather_columns(all.said, samples, batch.said);
  gather_columns(all.next, samples, batch.next);
  gather_columns(all.lengths, samples, batch.lengths);
}

struct Translator {
  using Scalar = float;
  using Batch = Pairs;
  Embedding<float> source{10, 8, "source"}, target{11, 8, "target"};
  Lstm<float> encoder{8, 48, "encoder"}, decoder{8, 48, "decoder"};
  Dense<float> dense{48, 11};
  Sequence<float> x, y, z, dz, dh;
  Trace<float> reading, saying;
  Flow<float> to_read, to_said;

  auto parameters() {
    return parameters_of(source, target, encoder, decoder, dense);
  }
  Summed<float> loss(const Pairs& batch) {
    source.forward(batch.read, x);
    encoder.forward({x, batch.lengths}, {}, reading);
    target.forward(batch.said, y);
    decoder.forward(y, reading.last(), saying);
    dense.forward(saying.outputs(), z);
    return cross_entropy(z, batch.next, dz);
  }
  Summed<float> pass(const Pairs& batch) {
    const auto sum = loss(batch);
    dense.backward(saying.outputs(), dz, dh);
    decoder.backward(y, saying, dh, to_said);
    target.backward(batch.said, to_said.dx);
    encoder.backward({x, batch.lengths}, reading, {}, to_read,
                     {to_said.dh, to_said.dc});
    source.backward(batch.read, to_read.dx);
    return sum;
  }
};

Pairs numbers(std::size_t N, Random random) {
  const Labels none = xt::ones<int>({6, static_cast<int>(N)}) * no_label;
  Pairs pairs{none, none, none, Lengths(N)};
  for (std::size_t n = 0; n < N; ++n) {
    const std::size_t T = pairs.lengths[n] = 1 + random.below(5);
    for (std::size_t t = 0; t < T; ++t)
      pairs.read(t, n) = static_cast<int>(random.below(10));
    for (std::size_t t = 0; t <= T; ++t) {
      pairs.said(t, n) = t == 0 ? edge : pairs.next(t - 1, n);
      pairs.next(t, n) = t == T ? edge : pairs.read(T - 1 - t, n);
    }
  }
  return pairs;
}

int main() {
  const Seed seed(1);
  auto weights = seed.stream("weights");
  Translator m;
  initialize(Recipe::keras, weights, m.source, m.target, m.encoder, m.decoder,
             m.dense);
  Adam<float> adam({.rate = 0.01});
  const auto training = numbers(4000, seed.stream("training")),
             test = numbers(500, seed.stream("test"));
  const auto history = fit(m, adam, training, test, {.epochs = 12}, seed);
  return history.back().validation_loss < 0.3 ? 0 : 1;
}
