// Chapter 5: a cell set by hand to store a value, a cell that learns, and the
// fused layer.

#include "figures.hpp"
#include "latch.hpp"
#include "learn.hpp"
#include "mistakes.hpp"
#include "side_by_side.hpp"
#include "study/shape_picture.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace full_cell {

// Of a training step. Chosen with --cells.
static constexpr double rate = 0.1;

static void compare_with_layer(const lstm::Seed& seed) {
  const auto random = seed.stream("cells");
  print_differences(side_by_side(random, lstm::stacked<double>),
                    side_by_side(random, stacked_in_another_order));
}

static void chapter(double sharpness, const Trials& trials,
                    const support::Options& options) {
  const auto by_hand = latch(sharpness);
  const auto steps = run_all(by_hand, commands());
  print_trace(sharpness, steps);

  const lstm::Seed seed(options.seed);
  auto test_values = seed.stream("tests"), shown = seed.stream("shown");
  const Sums tests(12, 500, test_values);
  print_head_of_training(rate);
  const auto learned = learn(tests, rate, seed.stream("batches"));
  print_rules(tests);

  compare_with_layer(seed);
  print_ways(seed);
  print_mistakes(tests, rate, seed);
  lstm::Team team(options.threads);
  if (trials.cells > 0) report_rates(team, trials, seed.part("rates"));

  options.draw(trace_figure(steps));
  options.draw(study::sequence_shape("05-batch", {.D = 3}));
  options.draw(cell_figure(by_hand));
  options.draw(steps_figure(by_hand));
  options.draw(learned_figure(learned, Sums(40, 1, shown)));
}

}  // namespace full_cell

int main(int argc, char** argv) {
  support::Options options(
      "05_full_cell",
      "Runs an LSTM cell whose weights were chosen by "
      "hand, trains one, and compares a cell with the fused layer.");
  double sharpness = 10;
  options.positive("--sharpness", sharpness, 1000,
                   "how far the gates' sums lie from 0");
  full_cell::Trials trials;
  options.whole("--cells", trials.cells, {0, 1000, 0},
                "cells to train at each of several rates");
  options.whole("--cell-steps", trials.steps, {1, 100'000, 100},
                "training steps of each of these cells");
  options.share_work();
  return support::run(options, argc, argv,
                      [&] { full_cell::chapter(sharpness, trials, options); });
}
