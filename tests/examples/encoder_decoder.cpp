// An encoder reads digits, and a decoder that starts from its last state says
// them backwards. Ends with 1 unless most are said right.
#include <fmt/core.h>

#include "lstm/lstm.hpp"

using lstm::Labels, lstm::Samples, lstm::Summed;

constexpr int begin = 10, end = 11;  // beside the digits

struct Pairs {
  Labels source, said, next;  // what is read, what was said, what comes next
  lstm::Lengths lengths;
  std::size_t size() const { return lengths.size(); }
};
void gather(const Pairs& all, Samples samples, Pairs& batch) {
  lstm::gather_columns(all.source, samples, batch.source);
  lstm::gather_columns(all.said, samples, batch.said);
  lstm::gather_columns(all.next, samples, batch.next);
  batch.lengths.clear();
  for (const auto sample : samples)
    batch.lengths.push_back(all.lengths[sample]);
}

struct Translator {
  using Scalar = float;
  using Batch = Pairs;
  lstm::Embedding<float> source{10, 8, "source"}, target{12, 8, "target"};
  lstm::Lstm<float> encoder{8, 48, "encoder"}, decoder{8, 48, "decoder"};
  lstm::Dense<float> dense{48, 12};
  lstm::Sequence<float> x, y, z, dz, dh;
  lstm::Trace<float> reading, saying;
  lstm::Flow<float> back_from_saying, back_from_reading;

  auto parameters() {
    return parameters_of(source, target, encoder, decoder, dense);
  }
  Summed<float> loss(const Pairs& batch) {
    source.forward(batch.source, x);
    encoder.forward({x, batch.lengths}, {}, reading);
    target.forward(batch.said, y);
    decoder.forward(y, reading.last(), saying);
    dense.forward(saying.outputs(), z);
    return lstm::cross_entropy(z, batch.next, dz);
  }
  Summed<float> pass(const Pairs& batch) {
    const auto result = loss(batch);
    auto& from = back_from_saying;
    dense.backward(saying.outputs(), dz, dh);
    decoder.backward(y, saying, dh, from);
    target.backward(batch.said, from.dx);
    encoder.backward({x, batch.lengths}, reading, {}, back_from_reading,
                     {from.dh, from.dc});
    source.backward(batch.source, back_from_reading.dx);
    return result;
  }
};

Pairs digits_and_back(std::size_t N, lstm::Random random) {
  constexpr std::size_t most = 5;
  Labels none = xt::ones<int>({most + 1, N}) * lstm::no_label;
  Pairs pairs{xt::view(none, xt::range(0, most)), none, none, {}};
  for (std::size_t n = 0; n < N; ++n) {
    const std::size_t length = 1 + random.below(most);
    pairs.lengths.push_back(length);
    for (std::size_t t = 0; t < length; ++t)
      pairs.source(t, n) = static_cast<int>(random.below(10));
    for (std::size_t t = 0; t <= length; ++t) {
      pairs.said(t, n) = t == 0 ? begin : pairs.next(t - 1, n);
      pairs.next(t, n) = t == length ? end : pairs.source(length - 1 - t, n);
    }
  }
  return pairs;
}

int main() {
  const lstm::Seed seed(1);
  auto weights = seed.stream("weights");
  Translator model;
  initialize(lstm::Recipe::keras, weights, model.source, model.target,
             model.encoder, model.decoder, model.dense);
  lstm::Adam<float> adam({.rate = 0.01});
  const auto history = lstm::fit(
      model, adam, digits_and_back(4000, seed.stream("training")),
      digits_and_back(500, seed.stream("test")), {.epochs = 12}, seed);
  const double loss = history.back().validation_loss;
  fmt::print("{:.3f} nats a digit\n", loss);
  return loss < 0.3 ? 0 : 1;
}
