#pragma once
#include "gradient_part.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/training/model.hpp"
#include "lstm/training/regressor.hpp"

// Whole models.

// The model of chapter 8, from the input to the squared error, with samples of
// other lengths in half of the cases, and with dropout, its masks held, in
// half.
template <class Scalar, template <class> class Layer>
struct AnyRegressorPart {
  lstm::Regressor<Scalar, Layer> model;
  lstm::Dataset<Scalar> data;

  AnyRegressorPart(const Shape& s, lstm::Random& random)
      : model(s.D, s.H, 2),
        data{drawn<lstm::Sequence<Scalar>>(random, {s.T, s.D, s.B}),
             drawn<lstm::Matrix<Scalar>>(random, {2, s.B})} {
    draw(model.parameters(), random);
    if (random.below(2) == 0)
      for (std::size_t b = 0; b < s.B; ++b)
        data.lengths.push_back(random.below(s.T + 1));
    if (random.below(2) == 0)
      model.dropout = {.input = 0.2, .recurrent = 0.3, .output = 0.2};
    model.dropout.fixed = random.below(2) == 0;
  }
  Scalar loss() {
    auto copy = model;
    return loss_and_gradients(copy, data);
  }
  void backward() { loss_and_gradients(model, data); }
  Arguments<Scalar> arguments() {
    return Arguments<Scalar>{}.add(model.parameters());
  }
};
template <class Scalar>
using RegressorPart = AnyRegressorPart<Scalar, lstm::Lstm>;
template <class Scalar>
using GruRegressorPart = AnyRegressorPart<Scalar, lstm::Gru>;
template <class Scalar>
using RnnRegressorPart = AnyRegressorPart<Scalar, lstm::Rnn>;
