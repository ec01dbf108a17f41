// Chapter 5: a cell set by hand to store a value, and the fused layer.

#include "figures.hpp"
#include "latch.hpp"
#include "side_by_side.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace full_cell {

static void chapter(double sharpness, const support::Options& options) {
  const auto cell = latch(sharpness);
  const auto steps = run(cell, commands(), lstm::State<double>::zeros(1, 1));
  print_trace(sharpness, steps);

  const auto random = lstm::Seed(options.seed).stream("cells");
  print_differences(side_by_side(random, lstm::stacked<double>),
                    side_by_side(random, stacked_in_another_order));

  options.draw(trace_figure(steps));
  options.draw(cell_diagram(steps));
}

}  // namespace full_cell

int main(int argc, char** argv) {
  support::Options options("05_full_cell",
                           "Runs an LSTM cell whose weights were chosen by "
                           "hand, and compares a cell with the fused layer.");
  double sharpness = 10;
  options.positive("--sharpness", sharpness, 1000,
                   "how far the gates' sums lie from 0");
  return support::run(options, argc, argv,
                      [&] { full_cell::chapter(sharpness, options); });
}
