#include "step_errors.hpp"

#include <fmt/core.h>

#include "study/gate_study.hpp"

namespace input_gate {

lstm::Matrix<float> answers(const study::Trained& network,
                            const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(network.model, x);
  lstm::Matrix<float> all = xt::zeros<float>({x.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const lstm::Matrix<float> h = lstm::at(trace.h, t + 1);
    const lstm::Matrix<float> y = network.model.dense.forward(h);
    for (std::size_t n = 0; n < x.shape(2); ++n) all(t, n) = y(0, n);
  }
  return all;
}

// After each step, on average over the sequences.
static std::vector<double> step_errors(const study::Trained& network,
                                       const lstm::Sequence<float>& x) {
  const auto y = answers(network, x);
  const std::size_t T = x.shape(0), N = x.shape(2);
  std::vector<double> errors(T);
  for (std::size_t n = 0; n < N; ++n) {
    double sum = 0;
    for (std::size_t t = 0; t < T; ++t) {
      sum += double{x(t, 0, n)} * x(t, 1, n);
      const double error = y(t, n) - sum;
      errors[t] += error * error / static_cast<double>(N);
    }
  }
  return errors;
}

void print_step_errors(const std::vector<study::Trained>& networks,
                       const lstm::Sequence<float>& x) {
  fmt::print("\nMean squared error after each step\n");
  for (const auto& network : networks) {
    fmt::print("{:<14}", network.name);
    for (const double error : step_errors(network, x))
      fmt::print(" {:>6.3f}", error);
    fmt::print("\n");
  }
}

}  // namespace input_gate
