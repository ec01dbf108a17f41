#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/training/penalty.hpp"

// Parts without time: gates, one step of a cell, and what stands at the end.

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
  Scalar loss() {
    lstm::Matrix<Scalar> unused;
    return lstm::squared_error(y, target, unused).sum;
  }
  void backward() { lstm::squared_error(y, target, dy); }
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
