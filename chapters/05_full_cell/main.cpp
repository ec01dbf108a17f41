// Chapter 5: a cell set by hand to store a value, and the fused layer.

#include <fmt/core.h>

#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "latch.hpp"
#include "side_by_side.hpp"
#include "support/program.hpp"

namespace full_cell {

// #region table
static void print_trace(const std::vector<lstm::CellStep<double>>& steps) {
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
// #endregion

// #region compare
static void compare(std::uint64_t seed) {
  const auto in_order = side_by_side(seed, lstm::stacked<double>);
  const auto swapped = side_by_side(seed, stacked_in_another_order);
  fmt::print("\nCell and layer with random weights, the largest difference\n");
  fmt::print("  {:<28} {:>8} {:>8}\n", "rows stacked in the order", "i f g o",
             "i f o g");
  const auto row = [](const char* what, double one, double other) {
    fmt::print("  {:<28} {:>8.1e} {:>8.1e}\n", what, one, other);
  };
  // #endregion
  // #region compare_rows
  row("gates and states", in_order.forward, swapped.forward);
  row("gradients of W, U and b", in_order.weights, swapped.weights);
  row("gradients of x, h and c", in_order.inputs, swapped.inputs);
  const auto verdict = [](const Differences& d) {
    return d.largest() <= 1e-12 ? "equal" : "not equal";
  };
  fmt::print("  {:<28} {:>8} {:>8}\n", "within 1e-12", verdict(in_order),
             verdict(swapped));
}
// #endregion

// #region chapter
static void chapter(double sharpness, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  const auto cell = latch(sharpness);
  const auto steps = run(cell, commands(), lstm::State<double>::zeros(1, 1));
  fmt::print("One unit set by hand, sharpness {}: gates of {:.5f} and {:.5f}\n",
             sharpness, steps[1].i(0, 0), steps[0].i(0, 0));
  print_trace(steps);
  compare(options.seed);
  if (!folder) return;
  folder->draw(trace_figure(steps));
  folder->draw(cell_diagram(steps));
}
// #endregion

}  // namespace full_cell

// #region main
int main(int argc, char** argv) {
  using namespace full_cell;
  support::Options options("05_full_cell",
                           "Runs an LSTM cell whose weights were chosen by "
                           "hand, and compares a cell with the fused layer.");
  double sharpness = 10;
  options.positive("--sharpness", sharpness, 1000,
                   "how far the gates' sums lie from 0");
  return support::run(options, argc, argv,
                      [&] { chapter(sharpness, options); });
}
// #endregion
