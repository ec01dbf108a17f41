#include "mistakes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "learn.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"
#include "two_ways.hpp"

namespace full_cell {

using lstm::Cell;

// Weights of zero. e⁻¹⁰⁰ is lost beside 1, so σ(100) is exactly 1 and its slope
// exactly 0: a gate with this bias is open and does not learn.
static Cell<double> untrained(Training training) {
  Cell<double> cell(2, 1);
  if (training == Training::i_at_1) cell.i.b.value.fill(100);
  if (training == Training::o_at_1) cell.o.b.value.fill(100);
  return cell;
}

// A training step as in `training_step`, with the mistake.
static void step(Cell<double>& cell, const Sums& batch, double rate,
                 Training training) {
  if (training != Training::never_emptied) zero_gradients(cell.parameters());
  const auto steps = run_all(cell, batch.x);
  const auto loss = squared_error(steps, batch);
  run_back_by(cell, steps, loss.dh,
              training == Training::without_next_c ? Ways::by_h : Ways::both);
  for (auto* p : cell.parameters()) p->value -= rate * p->gradient;
}

std::vector<double> errors_of(Training training, const Sums& tests, double rate,
                              const std::vector<int>& after,
                              lstm::Random random) {
  auto cell = untrained(training);
  std::vector<double> errors;
  int done = 0;
  for (const int next : after) {
    for (; done < next; ++done)
      step(cell, Sums(12, 32, random), rate, training);
    errors.push_back(squared_error(run_all(cell, tests.x), tests).value);
  }
  return errors;
}

static constexpr std::array trainings = {
    Training::right, Training::never_emptied, Training::without_next_c,
    Training::i_at_1, Training::o_at_1};
static constexpr std::array rates = {1e-5, 3e-5, 1e-4, 3e-4, 0.001, 0.003,
                                     0.01, 0.03, 0.1,  0.3,  1.0};

// The errors of some cells that were trained at a rate, each on tests of its
// own, the smallest first.
static std::vector<double> sorted_errors(lstm::Team& team, const Trials& trials,
                                         Training training, double rate,
                                         const lstm::Seed& seed) {
  auto errors = study::in_order(team, trials.cells, [&](std::size_t k) {
    const auto own = seed.part("cell", k);
    auto random = own.stream("tests");
    const Sums tests(12, 500, random);
    return errors_of(training, tests, rate, {static_cast<int>(trials.steps)},
                     own.stream("batches"))[0];
  });
  std::ranges::sort(errors);
  return errors;
}

// Prints a line of medians. Returns them.
static std::array<double, trainings.size()> report_rate(
    lstm::Team& team, const Trials& trials, double rate,
    const lstm::Seed& seed) {
  std::array<double, trainings.size()> medians;
  fmt::print("{:>7}", rate);
  for (std::size_t k = 0; k < trainings.size(); ++k) {
    medians[k] = study::median(
        sorted_errors(team, trials, trainings[k], rate, seed.part("choice")));
    fmt::print(" {:>14.4f}", medians[k]);
  }
  fmt::print("\n");
  return medians;
}

// The ranks between which the median of all cells lies with a probability of
// 95 %: by chance n/2 of n are below it, give or take the root of n.
static void report_best(const char* name, double rate,
                        const std::vector<double>& errors) {
  const auto n = static_cast<double>(errors.size());
  const auto rank = static_cast<std::size_t>(
      std::max(0.0, std::floor((n - 1.96 * std::sqrt(n)) / 2)));
  fmt::print("{:<14} {:>8} {:>8.3f}  {:.3f} to {:.3f} {:>9.3f}\n", name, rate,
             study::median(errors), errors[rank],
             errors[errors.size() - 1 - rank], errors.back());
}

void report_rates(lstm::Team& team, const Trials& trials,
                  const lstm::Seed& seed) {
  constexpr std::array names = {"as it is", "never emptied", "dc by h alone",
                                "i held at 1", "o held at 1"};
  fmt::print("\nErrors after {} training steps, median of {}\n   rate",
             trials.steps, trials.cells);
  for (const auto* name : names) fmt::print(" {:>14}", name);
  fmt::print("\n");
  std::array<double, trainings.size()> least, best{};
  least.fill(INFINITY);
  for (const double rate : rates) {
    const auto medians = report_rate(team, trials, rate, seed);
    for (std::size_t k = 0; k < trainings.size(); ++k)
      if (medians[k] < least[k]) best[k] = rate, least[k] = medians[k];
  }
  fmt::print(
      "As many others, at the best of these rates\n"
      "               its rate   median  95 % interval    largest\n");
  for (std::size_t k = 0; k < trainings.size(); ++k)
    report_best(names[k], best[k],
                sorted_errors(team, trials, trainings[k], best[k],
                              seed.part("report")));
}

}  // namespace full_cell
