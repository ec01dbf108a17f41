#include "restart.hpp"

#include "running_sum.hpp"
#include "study/gate_study.hpp"
#include "support/interrupt.hpp"

namespace forget_gate {

void Restart::declare(support::Options& options) {
  options.whole("--sequences", sequences, {1, 1'000'000, 500},
                "sequences to train on");
  options.whole("--steps", steps, {1, 10'000, 24}, "steps in a sequence");
  options.whole("--epochs", epochs, {1, 100'000, 10},
                "passes over the sequences");
  options.positive("--learning-rate", rate, 1e6,
                   "the step size of the training");
  options.share_work();
}

std::array<lstm::Dataset<float>, 2> Restart::tests(
    const lstm::Seed& seed) const {
  return {running_sums<float>(1000, steps, markers, seed.stream("test")),
          running_sums<float>(1000, longer, markers, seed.stream("long test"))};
}

// #region train
lstm::Regressor<float> Restart::train(std::size_t units, bool fixed,
                                      const lstm::Seed& seed) const {
  const auto data =
      running_sums<float>(sequences, steps, markers, seed.stream("training"));
  lstm::Regressor<float> model(2, units, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  if (fixed) study::fix_gate(model.layer, lstm::Gate::forget);
  lstm::Adam<float> adam({.rate = rate});
  lstm::fit(model, adam, data, data, {.epochs = epochs}, seed,
            {.stop = support::interrupted});
  support::leave_if_interrupted();
  return model;
}
// #endregion

lstm::Matrix<float> predict_every_step(const lstm::Regressor<float>& model,
                                       const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(model, x);
  lstm::Matrix<float> predictions = xt::zeros<float>({x.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const lstm::Matrix<float> h = lstm::at(trace.h, t + 1);
    const lstm::Matrix<float> y = model.dense.forward(h);
    for (std::size_t n = 0; n < x.shape(2); ++n) predictions(t, n) = y(0, n);
  }
  return predictions;
}

lstm::Matrix<float> forget_gates(const lstm::Regressor<float>& model,
                                 const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(model, x);
  lstm::Matrix<float> gates = xt::zeros<float>({x.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const lstm::Matrix<float> f =
        lstm::gate(trace.gates, t, lstm::Gate::forget);
    for (std::size_t n = 0; n < x.shape(2); ++n)
      for (std::size_t unit = 0; unit < f.shape(0); ++unit)
        gates(t, n) += f(unit, n) / static_cast<float>(f.shape(0));
  }
  return gates;
}

double mean_where(const lstm::Matrix<float>& values,
                  const lstm::Sequence<float>& x, bool marker) {
  double sum = 0, count = 0;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n)
      if ((x(t, 1, n) != 0) == marker) {
        sum += values(t, n);
        ++count;
      }
  return sum / count;
}

}  // namespace forget_gate
