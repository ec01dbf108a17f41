#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/training/dropout.hpp"

// Whole models.

template <class Scalar>
Arguments<Scalar> arguments_of(lstm::Regressor<Scalar>& model) {
  return Arguments<Scalar>{}
      .add(model.lstm.parameters(), lstm::gate_count)
      .add(model.dense.parameters());
}

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
  Arguments<Scalar> arguments() { return arguments_of(model); }
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
  Arguments<Scalar> arguments() { return arguments_of(model); }
};
