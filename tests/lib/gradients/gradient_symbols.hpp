#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/cross_entropy.hpp"
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
