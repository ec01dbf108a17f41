#pragma once
#include "gradient_stacks.hpp"
#include "gradient_symbols.hpp"

// Models that read a text and answer at every step.

// A class for every word: an embedding, a stack of both directions, and a dense
// layer on every step. Behind a sample's end there are neither words nor
// labels. The last states count, too: of what a word does, two layers and a
// softmax let so little through that differences would not find it beside the
// loss.
template <class Scalar>
struct TaggerPart {
  Shape s;
  lstm::Embedding<Scalar> table;
  lstm::Stack<lstm::Bidirectional<lstm::Lstm<Scalar>>> layers;
  lstm::Dense<Scalar> dense;
  lstm::Labels words, labels;
  lstm::Lengths lengths;
  typename decltype(layers)::State start, R_last;
  typename decltype(layers)::Trace trace;
  typename decltype(layers)::Flow flow;
  lstm::Sequence<Scalar> x, z, dz, dh;

  TaggerPart(const Shape& large, lstm::Random& random)
      : s(smaller(large)),
        table(s.D + 2, s.D),
        layers(2, s.D, s.H),
        dense(2 * s.H, 3),
        words(drawn_labels(random, s.T, s.B, s.D + 2)),
        labels(drawn_labels(random, s.T, s.B, 3)),
        lengths(drawn_lengths(random, s)) {
    lengths[0] = s.T;
    labels(0, 0) = 1;
    for (std::size_t b = 0; b < s.B; ++b)
      for (std::size_t t = lengths[b]; t < s.T; ++t)
        words(t, b) = labels(t, b) = lstm::no_label;
    for (const auto& parameters :
         {table.parameters(), layers.parameters(), dense.parameters()})
      draw(parameters, random);
    table.forward(words, x);
    start = drawn_state(layers, x, random);
    R_last = drawn_state(layers, x, random);
  }
  Scalar loss() {
    table.forward(words, x);
    layers.forward({x, lengths}, start, trace);
    dense.forward(trace.outputs(), z);
    return lstm::cross_entropy(z, labels, dz).sum +
           weighted_state(R_last, trace.last());
  }
  void backward() {
    loss();
    dense.backward(trace.outputs(), dz, dh);
    layers.backward({x, lengths}, trace, dh, flow, R_last);
    table.backward(words, flow.dx);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}
        .add(table.parameters())
        .add(layers.parameters(), 4)
        .add(dense.parameters());
  }
};

// A text in, a text out: the last state of the encoder is where the decoder
// starts, and the gradient of that start is what reaches the encoder's end.
template <class Scalar>
struct EncoderDecoderPart {
  Shape s;
  lstm::Embedding<Scalar> table, other_table;
  lstm::Lstm<Scalar> encoder, decoder;
  lstm::Dense<Scalar> dense;
  lstm::Labels words, other_words, labels;
  lstm::Lengths lengths;
  lstm::State<Scalar> start, R_last;
  lstm::Trace<Scalar> encoded, decoded;
  lstm::Flow<Scalar> to_encoder, to_decoder;
  lstm::Sequence<Scalar> x, y, z, dz, dh;

  EncoderDecoderPart(const Shape& large, lstm::Random& random)
      : s(smaller(large)),
        table(s.D + 2, s.D),
        other_table(s.D + 1, s.D),
        encoder(s.D, s.H, "encoder"),
        decoder(s.D, s.H, "decoder"),
        dense(s.H, 3),
        words(drawn_labels(random, s.T, s.B, s.D + 2)),
        other_words(drawn_labels(random, s.T + 1, s.B, s.D + 1)),
        labels(drawn_labels(random, s.T + 1, s.B, 3)),
        lengths(drawn_lengths(random, s)) {
    labels(0, 0) = 1;
    other_table.W.name = "other_table.W";
    for (const auto& parameters :
         {table.parameters(), other_table.parameters(), encoder.parameters(),
          decoder.parameters(), dense.parameters()})
      draw(parameters, random);
    table.forward(words, x);
    start = drawn_state(encoder, x, random);
    R_last = drawn_state(encoder, x, random);
  }
  Scalar loss() {
    table.forward(words, x);
    other_table.forward(other_words, y);
    encoder.forward({x, lengths}, start, encoded);
    decoder.forward(y, encoded.last(), decoded);
    dense.forward(decoded.outputs(), z);
    return lstm::cross_entropy(z, labels, dz).sum +
           weighted_state(R_last, encoded.last()) +
           weighted_state(R_last, decoded.last());
  }
  void backward() {
    loss();
    dense.backward(decoded.outputs(), dz, dh);
    decoder.backward(y, decoded, dh, to_decoder, R_last);
    encoder.backward({x, lengths}, encoded, {}, to_encoder,
                     {to_decoder.dh + R_last.h, to_decoder.dc + R_last.c});
    table.backward(words, to_encoder.dx);
    other_table.backward(other_words, to_decoder.dx);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}
        .add(table.parameters())
        .add(other_table.parameters())
        .add(encoder.parameters(), 4)
        .add(decoder.parameters(), 4)
        .add(dense.parameters());
  }
};
