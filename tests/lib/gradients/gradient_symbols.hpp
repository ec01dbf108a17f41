#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/ctc.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"

// Parts that read words or choose among classes.

// Labels below `count`, and a quarter of the places, by chance, without one.
inline lstm::Labels drawn_labels(lstm::Random& random, std::size_t T,
                                 std::size_t B, std::size_t count) {
  lstm::Labels labels({T, B});
  for (auto& label : labels)
    label = random.uniform() < 0.25 ? lstm::no_label
                                    : static_cast<int>(random.below(count));
  return labels;
}

// The classes count 1, 1.5, 2 and so on.
template <class Scalar>
struct CrossEntropyPart {
  lstm::Sequence<Scalar> z, dz;
  lstm::Labels labels;
  lstm::ClassWeights weights;

  CrossEntropyPart(const Shape& s, lstm::Random& random)
      : z(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.H, s.B})),
        labels(drawn_labels(random, s.T, s.B, s.H)) {
    for (std::size_t k = 0; k < s.H; ++k)
      weights.push_back(1 + 0.5 * static_cast<double>(k));
  }
  Scalar loss() {
    lstm::Sequence<Scalar> unused;
    return lstm::cross_entropy(z, labels, unused, weights).sum;
  }
  void backward() { lstm::cross_entropy(z, labels, dz, weights); }
  Arguments<Scalar> arguments() { return {{}, {{"z", &z, &dz}}}; }
};

template <class Scalar>
struct BinaryCrossEntropyPart {
  lstm::Matrix<Scalar> z, target, dz;

  BinaryCrossEntropyPart(const Shape& s, lstm::Random& random)
      : z(drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})), target(z.shape()) {
    for (auto& y : target) y = static_cast<Scalar>(random.uniform());
  }
  Scalar loss() {
    lstm::Matrix<Scalar> unused;
    return lstm::binary_cross_entropy(z, target, unused).sum;
  }
  void backward() { lstm::binary_cross_entropy(z, target, dz); }
  Arguments<Scalar> arguments() { return {{{"z", &z, &dz}}, {}}; }
};

// As many labels as a sample's steps have room for, or fewer.
inline lstm::Labelling drawn_labelling(lstm::Random& random, std::size_t steps,
                                       std::size_t classes) {
  lstm::Labelling labels(random.below(steps + 1));
  for (auto& label : labels)
    label = static_cast<int>(1 + random.below(classes - 1));
  while (lstm::shortest_steps(labels) > steps) labels.pop_back();
  return labels;
}

// Its sizes are half the others': it takes all steps of a sample for a number.
template <class Scalar>
struct CtcPart {
  lstm::Sequence<Scalar> z, dz;
  lstm::Lengths lengths;
  std::vector<lstm::Labelling> labels;
  lstm::CtcTrace<Scalar> trace;

  CtcPart(const Shape& s, lstm::Random& random)
      : z(drawn<lstm::Sequence<Scalar>>(
            random, {(s.T + 1) / 2, (s.H + 1) / 2 + 1, (s.B + 1) / 2})) {
    const std::size_t T = z.shape(0);
    for (std::size_t b = 0; b < z.shape(2); ++b) {
      lengths.push_back(b == 0 ? T : random.below(T + 1));
      labels.push_back(drawn_labelling(random, lengths[b], z.shape(1)));
    }
  }
  Scalar loss() {
    lstm::Sequence<Scalar> unused;
    return lstm::ctc_loss({z, lengths}, labels, unused, trace).sum;
  }
  void backward() { lstm::ctc_loss({z, lengths}, labels, dz, trace); }
  Arguments<Scalar> arguments() { return {{}, {{"z", &z, &dz}}}; }
};

// Words in, a class out: an embedding, a layer of LSTM units, and a dense layer
// on its last hidden state.
template <class Scalar>
struct ClassifierPart {
  lstm::Embedding<Scalar> table;
  lstm::Lstm<Scalar> layer;
  lstm::Dense<Scalar> dense;
  lstm::Labels words, labels;
  lstm::State<Scalar> start;
  lstm::Sequence<Scalar> x;
  lstm::Trace<Scalar> trace;
  lstm::Flow<Scalar> flow;
  lstm::Sequence<Scalar> z, dz;

  ClassifierPart(const Shape& s, lstm::Random& random)
      : table(s.D + 2, s.D),
        layer(s.D, s.H),
        dense(s.H, 3),
        words(drawn_labels(random, s.T, s.B, s.D + 2)),
        labels(drawn_labels(random, 1, s.B, 3)),
        start{drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B}),
              drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})} {
    labels(0, 0) = 1;
    draw(table.parameters(), random);
    draw(layer.parameters(), random);
    draw(dense.parameters(), random);
  }
  Scalar loss() {
    const std::size_t T = words.shape(0), B = words.shape(1);
    table.forward(words, x);
    layer.forward(x, start, trace);
    z.resize({1, 3, B});
    lstm::at(z, 0) = dense.forward(lstm::at(trace.h, T));
    return lstm::cross_entropy(z, labels, dz).sum;
  }
  void backward() {
    loss();
    const std::size_t T = words.shape(0), B = words.shape(1);
    lstm::Sequence<Scalar> dh = xt::zeros<Scalar>({T, layer.hidden(), B});
    lstm::at(dh, T - 1) = dense.backward(lstm::at(trace.h, T), lstm::at(dz, 0));
    layer.backward(x, trace, dh, flow);
    table.backward(words, flow.dx);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}
        .add(table.parameters())
        .add(layer.parameters(), 4)
        .add(dense.parameters());
  }
};
