#include "by_hand.hpp"

#include <fmt/core.h>

namespace input_gate {

using lstm::Matrix, lstm::OneGate, lstm::Squash;

// One unit that reads two inputs and not h.
static OneGate<double> by_hand(Squash squash, double value_weight,
                               double mark_weight, double bias) {
  OneGate<double> gate("by hand", 2, 1, squash);
  gate.W.value = {{value_weight, mark_weight}};
  gate.b.value = {{bias}};
  return gate;
}

// #region writes
std::array<double, 4> writes_by_hand(double value, bool marked) {
  const Matrix<double> x = {{value}, {marked ? 1.0 : 0.0}}, h = {{0}};
  const auto sigma = by_hand(Squash::sigmoid, 4, 20, -20);
  const auto tanh = by_hand(Squash::tanh, 1, 0, 0);
  const auto pushed = by_hand(Squash::tanh, 1, 20, -20);
  Write write(2, 1);
  write.i = by_hand(Squash::sigmoid, 0, 20, -10);
  write.g = by_hand(Squash::tanh, 1, 0, 0);
  return {sigma.forward(x, h)(0, 0), tanh.forward(x, h)(0, 0),
          pushed.forward(x, h)(0, 0), write.forward(x, h).product(0, 0)};
}
// #endregion

void print_writes_by_hand() {
  fmt::print(
      "One unit, weights set by hand: what a step adds to the memory\n"
      "value  mark");
  for (const auto* name : way_names) fmt::print("  {:>11}", name);
  fmt::print("\n");
  for (const bool marked : {true, false})
    for (const double value : {0.5, -0.5}) {
      fmt::print("{:>+5.1f}  {:>4}", value, marked ? "yes" : "no");
      for (const double w : writes_by_hand(value, marked))
        fmt::print("  {:>+11.5f}", w);
      fmt::print("\n");
    }
}

}  // namespace input_gate
