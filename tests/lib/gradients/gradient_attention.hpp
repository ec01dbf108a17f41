#pragma once
#include "gradient_stacks.hpp"
#include "gradient_symbols.hpp"
#include "lstm/layers/attention.hpp"

// Attention by itself, and between an encoder and a decoder.

// A sample has one step at least.
inline lstm::Lengths drawn_some_steps(lstm::Random& random, std::size_t T,
                                      std::size_t B) {
  lstm::Lengths lengths(B);
  for (auto& length : lengths) length = 1 + random.below(T);
  return lengths;
}

// From up to five queries at up to eight steps, of samples of other lengths in
// half of the cases.
template <class Scalar, template <class> class Score>
struct AttentionPart {
  lstm::Attention<Score<Scalar>> attention;
  lstm::Sequence<Scalar> q, h, R;
  lstm::Lengths lengths;
  typename decltype(attention)::Trace trace;
  typename decltype(attention)::Flow flow;

  AttentionPart(const Shape& s, lstm::Random& random)
      : attention((s.D + 1) / 2, (s.H + 2) / 3) {
    const std::size_t T = (s.T + 4) / 5, queries = 1 + random.below(5);
    using lstm::Sequence;
    q = drawn<Sequence<Scalar>>(random, {queries, attention.queries(), s.B});
    h = drawn<Sequence<Scalar>>(random, {T, attention.looked_at(), s.B});
    R = drawn<Sequence<Scalar>>(random, {queries, attention.outputs(), s.B});
    draw(attention.parameters(), random);
    if (random.below(2) == 0) lengths = drawn_some_steps(random, T, s.B);
  }
  Scalar loss() {
    attention.forward(q, {h, lengths}, trace);
    return inner_product(R, trace.context);
  }
  void backward() {
    loss();
    attention.backward(q, {h, lengths}, trace, R, flow);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{},
                             {{"queries", &q, &flow.dq}, {"h", &h, &flow.dh}}}
        .add(attention.parameters());
  }
};
template <class Scalar>
using DotAttentionPart = AttentionPart<Scalar, lstm::DotScore>;
template <class Scalar>
using AdditiveAttentionPart = AttentionPart<Scalar, lstm::AdditiveScore>;

// A decoder that starts from the encoder's last state, and looks at all its
// steps before it answers: both what it has got there and its own h are read
// where the class is chosen. Samples have other lengths on both sides. The last
// states and the contexts count, too, and the numbers are large: where all
// steps are nearly alike, it matters so little at which of them a query looks
// that differences would not find it beside the loss.
template <class Scalar, template <class> class Score>
struct TranslatorPart {
  Shape s;
  lstm::Lstm<Scalar> encoder, decoder;
  lstm::Attention<Score<Scalar>> attention;
  lstm::Dense<Scalar> from_context, from_h;
  lstm::Sequence<Scalar> x, y, R;
  lstm::Lengths lengths, own_lengths;
  lstm::Labels labels;
  lstm::State<Scalar> R_last;
  lstm::Trace<Scalar> encoded, decoded;
  lstm::Flow<Scalar> to_encoder, to_decoder;
  typename decltype(attention)::Trace looked;
  typename decltype(attention)::Flow back;
  lstm::Sequence<Scalar> z, z_h, dz, dcontext, dh;

  TranslatorPart(const Shape& large, lstm::Random& random)
      : s(smaller(large)),
        encoder(s.D, s.H, "encoder"),
        decoder(s.D, s.H, "decoder"),
        attention(s.H, s.H),
        from_context(s.H, 3, "from_context"),
        from_h(s.H, 3, "from_h"),
        x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        y(drawn<lstm::Sequence<Scalar>>(random, {s.T + 1, s.D, s.B})),
        R(drawn<lstm::Sequence<Scalar>>(random, {s.T + 1, s.H, s.B})),
        lengths(drawn_some_steps(random, s.T, s.B)),
        own_lengths(drawn_some_steps(random, s.T + 1, s.B)),
        labels(drawn_labels(random, s.T + 1, s.B, 3)) {
    for (std::size_t b = 0; b < s.B; ++b) {
      labels(0, b) = static_cast<int>(b % 3);
      for (std::size_t t = own_lengths[b]; t <= s.T; ++t)
        labels(t, b) = lstm::no_label;
    }
    draw(parameters_of(encoder, decoder, attention, from_context, from_h),
         random);
    for (auto* sequence : {&x, &y, &R}) *sequence *= Scalar(4);
    for (auto* p : attention.parameters()) p->value *= Scalar(3);
    R_last = drawn_state(encoder, x, random);
  }
  Scalar loss() {
    encoder.forward({x, lengths}, {}, encoded);
    decoder.forward({y, own_lengths}, encoded.last(), decoded);
    attention.forward(decoded.outputs(), encoded.outputs().with(lengths),
                      looked);
    from_context.forward(looked.outputs(), z);
    from_h.forward(decoded.outputs(), z_h);
    z += z_h;
    return lstm::cross_entropy(z, labels, dz).sum +
           inner_product(R, looked.context) +
           weighted_state(R_last, encoded.last()) +
           weighted_state(R_last, decoded.last());
  }
  void backward() {
    loss();
    from_context.backward(looked.outputs(), dz, dcontext);
    from_h.backward(decoded.outputs(), dz, dh);
    dcontext += R;
    attention.backward(decoded.outputs(), encoded.outputs().with(lengths),
                       looked, dcontext, back);
    dh += back.dq;
    decoder.backward({y, own_lengths}, decoded, dh, to_decoder, R_last);
    encoder.backward({x, lengths}, encoded, back.dh, to_encoder,
                     {to_decoder.dh + R_last.h, to_decoder.dc + R_last.c});
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{}, {{"x", &x, &to_encoder.dx}}}
        .add(encoder.parameters(), 4)
        .add(decoder.parameters(), 4)
        .add(parameters_of(attention, from_context, from_h));
  }
};
template <class Scalar>
using DotTranslatorPart = TranslatorPart<Scalar, lstm::DotScore>;
template <class Scalar>
using AdditiveTranslatorPart = TranslatorPart<Scalar, lstm::AdditiveScore>;
