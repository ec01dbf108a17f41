// Chapter 5: the four gates together, set by hand to store a value, and the
// same cell as one fused layer.

#include <fmt/core.h>

#include <optional>

#include "05_cell_figures.hpp"
#include "05_side_by_side.hpp"
#include "figures/folder.hpp"
#include "support/program.hpp"

using lstm::Matrix, lstm::Sequence, lstm::State;

// #region inputs
// Each step brings a value, and two commands: 1 says write, or show.
static Sequence<double> commands() {
  const Matrix<double> rows = {{0.9, 0, 0},  {0.7, 1, 0},  {-0.8, 0, 0},
                               {0.4, 0, 0},  {-0.3, 0, 1}, {0.6, 0, 0},
                               {-0.5, 1, 0}, {0.9, 0, 0},  {0.2, 0, 1},
                               {-0.6, 0, 0}, {0.8, 1, 1},  {-0.9, 0, 0}};
  Sequence<double> x = xt::zeros<double>({12, 3, 1});
  for (std::size_t t = 0; t < 12; ++t)
    for (std::size_t d = 0; d < 3; ++d) x(t, d, 0) = rows(t, d);
  return x;
}
// #endregion

// #region latch
// One unit that stores the value when told to write, and shows what it has
// stored when told to show. No gate looks at h.
static lstm::Cell<double> latch(double sharpness) {
  const double s = sharpness;
  lstm::Cell<double> cell(3, 1);
  cell.i.W.value = {{0, 2 * s, 0}};   // write: from -s to s
  cell.f.W.value = {{0, -2 * s, 0}};  // write: from s to -s
  cell.g.W.value = {{1, 0, 0}};       // the value
  cell.o.W.value = {{0, 0, 2 * s}};   // show: from -s to s
  cell.i.b.value = {{-s}};
  cell.f.b.value = {{s}};
  cell.o.b.value = {{-s}};
  return cell;
}
// #endregion

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
  const auto steps = run(cell, commands(), State<double>::zeros(1, 1));
  fmt::print("One unit set by hand, sharpness {}: gates of {:.5f} and {:.5f}\n",
             sharpness, steps[1].i(0, 0), steps[0].i(0, 0));
  print_trace(steps);
  compare(options.seed);
  if (!folder) return;
  folder->draw(trace_figure(steps));
  folder->draw(cell_diagram(steps));
}

int main(int argc, char** argv) {
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
