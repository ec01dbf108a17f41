#include "first_steps.hpp"

#include <fmt/core.h>

#include <cmath>

#include "study/methods.hpp"
#include "valley.hpp"

namespace adam {

// #region step_lengths
std::vector<double> step_lengths(lstm::Optimizer<double>& optimizer,
                                 double gradient, std::size_t steps) {
  lstm::Parameter<double> parameter("p", 1, 1);
  parameter.gradient.fill(gradient);
  std::vector<double> lengths;
  for (std::size_t k = 0; k < steps; ++k) {
    parameter.value.fill(0);
    optimizer.step({&parameter});
    lengths.push_back(std::abs(parameter.value(0, 0)));
  }
  return lengths;
}
// #endregion

// #region report_first_steps
void report_first_steps() {
  fmt::print("\nLengths, gradient 1, step no. ");
  for (const int t : {1, 2, 10, 100, 1000}) fmt::print("{:>8}", t);
  for (const auto method : {study::Method::adam, study::Method::raw}) {
    const auto lengths = step_lengths(*study::make<double>(method, 1), 1, 1000);
    fmt::print("\n  {:<29}", fmt::format("steps of {}", study::name(method)));
    for (const std::size_t t : {1u, 2u, 10u, 100u, 1000u})
      fmt::print("{:>8.3f}", lengths[t - 1]);
  }
  fmt::print("\n");
}
// #endregion

// #region print_epsilon
// A row: the first step on four gradients, then a walk through a flat valley.
static void print_epsilon(const char* library, lstm::AdamOptions options,
                          double rate, std::size_t steps) {
  fmt::print("  Adam, epsilon as in {:<8}", library);
  options.rate = 1;
  for (const double gradient : {1e-2, 1e-4, 1e-6, 1e-8}) {
    lstm::Adam<double> adam(options);
    fmt::print("{:>8.3f}", step_lengths(adam, gradient, 1).front());
  }
  options.rate = rate;
  lstm::Adam<double> adam(options);
  fmt::print("{:>16.1e}\n", walk(adam, steps, 1e-9).heights.back());
}
// #endregion

// #region report_epsilon
void report_epsilon(double rate, std::size_t steps) {
  fmt::print(
      "First step on a gradient of     1e-2    1e-4    1e-6    1e-8"
      "   valley x 1e-9\n");
  print_epsilon("Keras", lstm::AdamOptions::keras(), rate, steps);
  print_epsilon("PyTorch", lstm::AdamOptions::pytorch(), rate, steps);
}
// #endregion

}  // namespace adam
