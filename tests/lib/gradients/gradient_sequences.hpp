#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/training/dropout.hpp"

// Parts that read a sequence.

// What the parts that read a sequence share.
template <class Scalar>
struct SequencePart {
  lstm::Sequence<Scalar> x, R;
  lstm::State<Scalar> start;

  SequencePart(const Shape& s, lstm::Random& random)
      : x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        R(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.H, s.B})),
        start{drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B}),
              drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})} {}
};

template <class Scalar>
struct CellRunPart : SequencePart<Scalar> {
  using SequencePart<Scalar>::x, SequencePart<Scalar>::R,
      SequencePart<Scalar>::start;
  lstm::Cell<Scalar> cell;
  lstm::CellFlow<Scalar> flow;

  CellRunPart(const Shape& s, lstm::Random& random)
      : SequencePart<Scalar>(s, random), cell(s.D, s.H) {
    draw(cell.parameters(), random);
    flow.states.resize(s.T + 1);
  }
  Scalar loss() {
    Scalar sum = 0;
    const auto steps = run(cell, x, start);
    for (std::size_t t = 0; t < steps.size(); ++t)
      sum +=
          inner_product<lstm::Matrix<Scalar>>(lstm::at(R, t), steps[t].after.h);
    return sum;
  }
  void backward() { flow = run_back(cell, run(cell, x, start), R); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"start.h", &start.h, &flow.states[0].h},
                              {"start.c", &start.c, &flow.states[0].c}},
                             {{"x", &x, &flow.dx}}}
        .add(cell.parameters());
  }
};

template <class Scalar>
struct LayerPart : SequencePart<Scalar> {
  using SequencePart<Scalar>::x, SequencePart<Scalar>::R,
      SequencePart<Scalar>::start;
  lstm::Lstm<Scalar> layer;
  lstm::Trace<Scalar> trace;
  lstm::Flow<Scalar> flow;

  LayerPart(const Shape& s, lstm::Random& random)
      : SequencePart<Scalar>(s, random), layer(s.D, s.H) {
    draw(layer.parameters(), random);
  }
  Scalar loss() {
    layer.forward(x, start, trace);
    return weighted(R, trace.h);
  }
  void backward() {
    layer.forward(x, start, trace);
    layer.backward(x, trace, R, flow);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{
        {{"start.h", &start.h, &flow.dh}, {"start.c", &start.c, &flow.dc}},
        {{"x", &x, &flow.dx}}}
        .add(layer.parameters(), lstm::gate_count);
  }
};

// The layer with dropout on its recurrent path, the masks held. The trace then
// holds what the next step sees of h; the loss sees h itself.
template <class Scalar>
struct MaskedLayerPart : LayerPart<Scalar> {
  MaskedLayerPart(const Shape& s, lstm::Random& random)
      : LayerPart<Scalar>(s, random) {
    const bool fixed = random.below(2) == 0;
    lstm::DropoutMasks<Scalar> masks;
    masks.draw({.recurrent = 0.4, .fixed = fixed}, {s.T, s.D, s.B}, s.H,
               random);
    this->trace.h_mask = masks.h;
  }
  Scalar loss() {
    auto& pass = this->trace;
    this->layer.forward(this->x, this->start, pass);
    Scalar sum = 0;
    for (std::size_t t = 0; t < pass.steps(); ++t) {
      const lstm::Matrix<Scalar> h =
          lstm::gate(pass.gates, t, lstm::Gate::output) *
          lstm::at(pass.tanh_c, t);
      sum += inner_product<lstm::Matrix<Scalar>>(lstm::at(this->R, t), h);
    }
    return sum;
  }
};

template <class Scalar>
struct RnnPart : SequencePart<Scalar> {
  using SequencePart<Scalar>::x, SequencePart<Scalar>::R,
      SequencePart<Scalar>::start;
  lstm::Rnn<Scalar> rnn;
  lstm::RnnFlow<Scalar> flow;
  lstm::Matrix<Scalar> dh0;

  RnnPart(const Shape& s, lstm::Random& random)
      : SequencePart<Scalar>(s, random), rnn(s.D, s.H) {
    draw(rnn.parameters(), random);
  }
  Scalar loss() { return weighted(R, rnn.forward(x, start.h)); }
  void backward() {
    flow = rnn.backward(x, rnn.forward(x, start.h), R);
    dh0 = lstm::at(flow.dh, 0);
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"start.h", &start.h, &dh0}},
                             {{"x", &x, &flow.dx}}}
        .add(rnn.parameters());
  }
};

template <class Scalar, lstm::Reset reset>
struct GruPart : SequencePart<Scalar> {
  using SequencePart<Scalar>::x, SequencePart<Scalar>::R,
      SequencePart<Scalar>::start;
  lstm::Gru<Scalar> layer;
  lstm::GruTrace<Scalar> trace;
  lstm::GruFlow<Scalar> flow;

  GruPart(const Shape& s, lstm::Random& random)
      : SequencePart<Scalar>(s, random), layer(s.D, s.H, reset) {
    draw(layer.parameters(), random);
  }
  Scalar loss() {
    layer.forward(x, start.h, trace);
    return weighted(R, trace.h);
  }
  void backward() {
    layer.forward(x, start.h, trace);
    layer.backward(x, trace, R, flow);
  }
  Arguments<Scalar> arguments() {
    Arguments<Scalar> all{{{"start.h", &start.h, &flow.dh}},
                          {{"x", &x, &flow.dx}}};
    all.add({&layer.W, &layer.U, &layer.b}, 3);
    if (reset == lstm::Reset::after_product) all.add({&layer.b_h});
    return all;
  }
};
template <class Scalar>
using GruAfterPart = GruPart<Scalar, lstm::Reset::after_product>;
template <class Scalar>
using GruBeforePart = GruPart<Scalar, lstm::Reset::before_product>;
