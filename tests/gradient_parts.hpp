#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "lstm/cell.hpp"
#include "lstm/dropout.hpp"
#include "lstm/loss.hpp"
#include "lstm/penalty.hpp"
#include "lstm/rnn.hpp"
#include "random_tensors.hpp"

// The differentiable parts of the library, each as a loss of named tensors:
// L = Σₜ ⟨Rₜ, hₜ⟩ with random Rₜ, a loss to which every output counts. A part
// made of complex numbers holds the same values as one made of doubles.

struct Shape {
  std::size_t T, B, H, D;
};

// A tensor that the loss depends on, and where backward() leaves its gradient.
template <class Tensor>
struct Argument {
  std::string name;
  Tensor* value;
  const Tensor* gradient;
  std::size_t blocks = 1;  // of rows that are compared one by one: the gates
};

template <class Scalar>
struct Arguments {
  std::vector<Argument<lstm::Matrix<Scalar>>> matrices;
  std::vector<Argument<lstm::Sequence<Scalar>>> sequences;

  Arguments& add(const lstm::Parameters<Scalar>& parameters,
                 std::size_t blocks = 1) {
    for (auto* p : parameters)
      matrices.push_back({p->name, &p->value, &p->gradient, blocks});
    return *this;
  }
};

template <class Tensor>
Tensor drawn(lstm::Random& random, const typename Tensor::shape_type& shape) {
  Tensor tensor(shape);
  fill_normal(tensor, random, 0.5);
  return tensor;
}

// So that pre-activations keep their size whatever the number of units: large
// weights make a loss so crooked that differences lose their digits.
template <class Scalar>
void draw(const lstm::Parameters<Scalar>& parameters, lstm::Random& random) {
  for (auto* p : parameters)
    fill_normal(p->value, random,
                0.8 / std::sqrt(static_cast<double>(p->value.shape(1))));
}

// ⟨R, h⟩ over h[1] ... h[T]
template <class Scalar>
Scalar weighted(const lstm::Sequence<Scalar>& R,
                const lstm::Sequence<Scalar>& h) {
  Scalar sum = 0;
  for (std::size_t k = 0; k < R.size(); ++k)
    sum += R.flat(k) * h.flat(h.size() - R.size() + k);
  return sum;
}

template <class Scalar, lstm::Squash squash>
struct GatePart {
  lstm::OneGate<Scalar> gate;
  lstm::Matrix<Scalar> x, h, R;
  typename lstm::OneGate<Scalar>::Inputs inputs;

  GatePart(const Shape& s, lstm::Random& random)
      : gate("gate", s.D, s.H, squash),
        x(drawn<lstm::Matrix<Scalar>>(random, {s.D, s.B})),
        h(drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})),
        R(drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})) {
    draw(gate.parameters(), random);
  }
  Scalar loss() { return inner_product(R, gate.forward(x, h)); }
  void backward() { inputs = gate.backward(x, h, gate.forward(x, h), R); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"x", &x, &inputs.dx}, {"h", &h, &inputs.dh}}, {}}
        .add(gate.parameters());
  }
};
template <class Scalar>
using SigmoidGatePart = GatePart<Scalar, lstm::Squash::sigmoid>;
template <class Scalar>
using TanhGatePart = GatePart<Scalar, lstm::Squash::tanh>;

// One step; both its outputs count, h and c.
template <class Scalar>
struct CellPart {
  lstm::Cell<Scalar> cell;
  lstm::Matrix<Scalar> x;
  lstm::State<Scalar> before, R;
  lstm::CellInputs<Scalar> inputs;

  CellPart(const Shape& s, lstm::Random& random)
      : cell(s.D, s.H), x(drawn<lstm::Matrix<Scalar>>(random, {s.D, s.B})) {
    for (auto* state : {&before, &R}) {
      state->h = drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B});
      state->c = drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B});
    }
    draw(cell.parameters(), random);
  }
  Scalar loss() {
    const auto after = cell.forward(x, before).after;
    return inner_product(R.h, after.h) + inner_product(R.c, after.c);
  }
  void backward() { inputs = cell.backward(cell.forward(x, before), R); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"x", &x, &inputs.dx},
                              {"h", &before.h, &inputs.d_before.h},
                              {"c", &before.c, &inputs.d_before.c}},
                             {}}
        .add(cell.parameters());
  }
};

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

template <class Scalar>
struct DensePart {
  lstm::Dense<Scalar> dense;
  lstm::Matrix<Scalar> h, R, dh;

  DensePart(const Shape& s, lstm::Random& random)
      : dense(s.H, s.D),
        h(drawn<lstm::Matrix<Scalar>>(random, {s.H, s.B})),
        R(drawn<lstm::Matrix<Scalar>>(random, {s.D, s.B})) {
    draw(dense.parameters(), random);
  }
  Scalar loss() { return inner_product(R, dense.forward(h)); }
  void backward() { dh = dense.backward(h, R); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{{{"h", &h, &dh}}, {}}.add(dense.parameters());
  }
};

template <class Scalar>
struct SquaredErrorPart {
  lstm::Matrix<Scalar> y, target, dy;

  SquaredErrorPart(const Shape& s, lstm::Random& random)
      : y(drawn<lstm::Matrix<Scalar>>(random, {s.D, s.B})),
        target(drawn<lstm::Matrix<Scalar>>(random, {s.D, s.B})) {}
  Scalar loss() { return lstm::mean_squared_error(y, target).value; }
  void backward() { dy = lstm::mean_squared_error(y, target).gradient; }
  Arguments<Scalar> arguments() { return {{{"y", &y, &dy}}, {}}; }
};

template <class Scalar>
struct PenaltyPart {
  lstm::Parameter<Scalar> W;
  lstm::PenaltyOptions options;

  PenaltyPart(const Shape& s, lstm::Random& random)
      : W("W", s.H, s.D),
        options{.l1 = random.uniform(), .l2 = random.uniform()} {
    draw<Scalar>({&W}, random);
    // |w| has no slope at 0, and a step over it measures none.
    for (auto& w : W.value) w += Scalar(std::real(w) < 0 ? -0.01 : 0.01);
  }
  Scalar loss() { return lstm::penalty<Scalar>({&W}, options); }
  void backward() { lstm::add_penalty_gradients<Scalar>({&W}, options); }
  Arguments<Scalar> arguments() { return Arguments<Scalar>{}.add({&W}); }
};

// The whole model of chapter 8, from the input to the mean squared error.
template <class Scalar>
struct RegressorPart {
  lstm::Regressor<Scalar> model;
  lstm::Sequence<Scalar> x;
  lstm::Matrix<Scalar> target;

  RegressorPart(const Shape& s, lstm::Random& random)
      : model(s.D, s.H, 2),
        x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        target(drawn<lstm::Matrix<Scalar>>(random, {2, s.B})) {
    draw(model.parameters(), random);
  }
  Scalar loss() {
    return lstm::mean_squared_error(model.predict(x), target).value;
  }
  void backward() { model.loss_and_gradients(x, target); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}
        .add(model.lstm.parameters(), lstm::gate_count)
        .add(model.dense.parameters());
  }
};

// The model of chapter 9. A copy draws the masks that the original would.
template <class Scalar>
struct DropoutRegressorPart {
  // Drawn one after the other: compilers choose the order of arguments.
  bool fixed;
  std::uint64_t mask_seed;
  lstm::DropoutRegressor<Scalar> model;
  lstm::Sequence<Scalar> x;
  lstm::Matrix<Scalar> target;

  DropoutRegressorPart(const Shape& s, lstm::Random& random)
      : fixed(random.below(2) == 0),
        mask_seed(random.below(1000)),
        model(s.D, s.H, 1,
              {.input = 0.2, .recurrent = 0.3, .last = 0.2, .fixed = fixed},
              lstm::Random(mask_seed)),
        x(drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B})),
        target(drawn<lstm::Matrix<Scalar>>(random, {1, s.B})) {
    draw(model.parameters(), random);
  }
  Scalar loss() {
    auto copy = model;
    return copy.loss_and_gradients(x, target);
  }
  void backward() {
    auto copy = model;
    copy.loss_and_gradients(x, target);
    for (std::size_t k = 0; k < model.parameters().size(); ++k)
      model.parameters()[k]->gradient = copy.parameters()[k]->gradient;
  }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}
        .add(model.lstm.parameters(), lstm::gate_count)
        .add(model.dense.parameters());
  }
};
