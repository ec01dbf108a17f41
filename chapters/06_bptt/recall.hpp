#pragma once
#include <algorithm>

#include "lstm/training/clipping.hpp"
#include "lstm/training/model.hpp"
#include "lstm/training/optimizers.hpp"
#include "support/interrupt.hpp"

namespace bptt {

/// Remember the first value: x [T, 2, B] holds values uniform in [-1, 1), and a
/// mark that is 1 at the first step and 0 after it; y [1, B] is the marked
/// value. Whoever always says 0 has the mean squared error 1/3.
lstm::Dataset<double> recall(std::size_t T, std::size_t B,
                             lstm::Random& random);

/// How a network is trained to recall the first of T values.
struct Training {
  std::size_t T, batches;
  double rate = 0.005;
  bool clip = true;  // the gradients, to a length of 1
};

/// Trains with Adam on batches of 32 that are all new; returns the mean loss of
/// the last 50 of them.
template <lstm::Model M>
double train(M& model, const Training& training, lstm::Random& random) {
  lstm::Adam<double> adam({.rate = training.rate});
  const auto parameters = model.parameters();
  const auto last = std::min<std::size_t>(50, training.batches);
  double sum = 0;
  for (std::size_t k = 0; k < training.batches; ++k) {
    const double loss =
        loss_and_gradients(model, recall(training.T, 32, random), random);
    if (k >= training.batches - last) sum += loss;
    if (training.clip) lstm::clip_gradients(parameters, 1);
    adam.step(parameters);
    support::leave_if_interrupted();
  }
  return sum / static_cast<double>(last);
}

}  // namespace bptt
