#include "tables.hpp"

#include <fmt/core.h>

namespace full_cell {

void print_trace(double sharpness,
                 const std::vector<lstm::CellStep<double>>& steps) {
  fmt::print("One unit set by hand, sharpness {}: gates of {:.5f} and {:.5f}\n",
             sharpness, steps[1].i(0, 0), steps[0].i(0, 0));
  fmt::print(
      "step  value write show      i     f     g     o        c      h\n");
  for (std::size_t t = 0; t < steps.size(); ++t) {
    const auto& s = steps[t];
    fmt::print(
        "{:>4} {:>6.1f} {:>5} {:>4}   {:>4.2f}  {:>4.2f} {:>5.2f}  {:>4.2f}  "
        " {:>6.3f} {:>6.3f}\n",
        t + 1, s.x(0, 0), s.x(1, 0), s.x(2, 0), s.i(0, 0), s.f(0, 0), s.g(0, 0),
        s.o(0, 0), s.after.c(0, 0), s.after.h(0, 0));
  }
}

void print_differences(const Differences& in_order,
                       const Differences& swapped) {
  fmt::print("\nCell and layer with random weights, the largest difference\n");
  fmt::print("  {:<28} {:>8} {:>8}\n", "rows stacked in the order", "i f g o",
             "i f o g");
  const auto row = [](const char* what, double one, double other) {
    fmt::print("  {:<28} {:>8.1e} {:>8.1e}\n", what, one, other);
  };
  row("gates and states", in_order.forward, swapped.forward);
  row("gradients of W, U and b", in_order.weights, swapped.weights);
  row("gradients of x, h and c", in_order.inputs, swapped.inputs);
  const auto verdict = [](const Differences& d) {
    return d.largest() <= 1e-12 ? "equal" : "not equal";
  };
  fmt::print("  {:<28} {:>8} {:>8}\n", "within 1e-12", verdict(in_order),
             verdict(swapped));
}

}  // namespace full_cell
