// An encoder reads one to five digits, and a decoder that starts from its last
// state says them backwards. Ends with 1 unless it has learned to.
#include "lstm/lstm.hpp"

using namespace lstm;

constexpr int edge = 10;  // beside the digits: before the first, after the last

struct Pairs {
  Labels read, said, next;  // what is read, was said, and is to be said next
  Lengths lengths;          // of what is read
  std::size_t size() const { return lengths.size(); }
  auto parts() { return std::tie(read, said, next, lengths); }
};

struct Translator {
  using Scalar = float;
  using Batch = Pairs;
  Embedding<float> from{10, 8, "from"}, to{11, 8, "to"};
  Lstm<float> encoder{8, 48, "encoder"}, decoder{8, 48, "decoder"};
  Dense<float> dense{48, 11};
  Sequence<float> x, y, z, dz, dh;
  Trace<float> reading, saying;
  Flow<float> to_read, to_said;

  auto parameters() { return parameters_of(from, to, encoder, decoder, dense); }

  Summed<float> loss(const Pairs& batch) {
    from.forward(batch.read, x);
    encoder.forward({x, batch.lengths}, {}, reading);
    to.forward(batch.said, y);
    decoder.forward(y, reading.last(), saying);
    dense.forward(saying.outputs(), z);
    return cross_entropy(z, batch.next, dz);
  }

  Summed<float> pass(const Pairs& batch) {
    const auto sum = loss(batch);
    dense.backward(saying.outputs(), dz, dh);
    decoder.backward(y, saying, dh, to_said);
    to.backward(batch.said, to_said.dx);
    const State<float> d_last{to_said.dh, to_said.dc};
    encoder.backward({x, batch.lengths}, reading, {}, to_read, d_last);
    from.backward(batch.read, to_read.dx);
    return sum;
  }
};

Pairs numbers(std::size_t N, Random random) {
  const Labels none = xt::ones<int>({std::size_t{6}, N}) * no_label;
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
  auto weights = Seed(1).stream("weights");
  const auto training = numbers(4000, Seed(1).stream("training"));
  Translator m;
  initialize(Recipe::keras, weights, m.from, m.to, m.encoder, m.decoder);
  m.dense.initialize(Recipe::keras, weights);
  Adam<float> adam({.rate = 0.01});
  const auto end = fit(m, adam, training, {.epochs = 12}, Seed(1)).back();
  return end.training_loss < 0.3 ? 0 : 1;
}
