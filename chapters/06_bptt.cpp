// Chapter 6: the gradient on its way back through time, checked, measured and
// broken on purpose.

#include <fmt/core.h>

#include <cmath>
#include <optional>

#include "06_bptt_figures.hpp"
#include "06_mistakes.hpp"
#include "figures/folder.hpp"
#include "support/program.hpp"

// #region settings
struct Settings {
  std::size_t steps = 100;    // back which the gradient is followed
  std::size_t hidden = 64;    // units in the networks followed
  std::size_t lag = 50;       // steps of the task
  std::size_t batches = 400;  // to train on
};

static void declare(support::Options& options, Settings& s) {
  options.whole("--steps", s.steps, {100, 10'000, 100},
                "steps to follow a gradient back");
  options.whole("--hidden", s.hidden, {1, 1'024, 16}, "units followed");
  options.whole("--lag", s.lag, {50, 1'000, 50}, "steps of the task");
  options.whole("--batches", s.batches, {1, 100'000, 50},
                "batches to train on");
}
// #endregion

// #region sweep
static std::string in_a_row(const GateErrors& errors) {
  std::string row;
  for (const double error : errors) row += fmt::format(" {:.1e}", error);
  return row;
}

static void print_sweep(const Sweep& sweep) {
  fmt::print(
      "Error against differences   in double                         in float\n"
      "  step            i       f       g       o"
      "         i       f       g       o\n");
  for (std::size_t k = 0; k < sweep.steps.size(); k += 3)
    fmt::print("  {:<8.0e} {}  {}\n", sweep.steps[k],
               in_a_row(sweep.in_double[k]), in_a_row(sweep.in_float[k]));
  fmt::print("  complex   at most {:.0e} in every gate\n",
             bound(sweep.complex_step));
}
// #endregion

// #region untrained
static std::string forget(const Reach& reach) {
  return reach.mean_forget == 0 ? "-"
                                : fmt::format("{:.2f}", reach.mean_forget);
}

static void print_untrained(const std::vector<Untrained>& networks,
                            std::size_t last) {
  fmt::print("\nGradient before training  mean f  10 back  25 back  {} back\n",
             last);
  for (const auto& [name, short_name, reach] : networks)
    fmt::print("  {:<22} {:>7} {:>8.1e} {:>8.1e} {:>8.1e}\n", name,
               forget(reach), reach.norms[10], reach.norms[25],
               reach.norms[last]);
}
// #endregion

// #region trained
static void print_trained(const std::string& name, const Trained& network,
                          std::size_t last) {
  fmt::print("  {:<22}", name);
  const auto half = [&](const Reach& reach, double loss) {
    fmt::print("{:>7} {:>8.1e} {:>8.1e}", forget(reach), reach.norms[last],
               loss);
  };
  half(network.before, network.loss_before);
  half(network.after, network.loss_after);
  fmt::print("\n");
}

// #endregion

// #region all_trained
static std::vector<Trained> print_all_trained(const Settings& s,
                                              std::uint64_t seed) {
  const Task task{s.lag, 32, s.batches};
  const std::vector<Trained> all = {
      trained_rnn(lstm::Recipe::keras, task, seed), trained_lstm(1, task, seed),
      trained_lstm(5, task, seed)};
  fmt::print(
      "\nRecall: before, after   mean f  {0} back     loss mean f  {0}"
      " back     loss\n",
      s.lag - 1);
  print_trained("plain orthogonal", all[0], s.lag - 1);
  print_trained("LSTM forget bias 1", all[1], s.lag - 1);
  print_trained("LSTM forget bias 5", all[2], s.lag - 1);
  return all;
}
// #endregion

// #region mistakes
static void print_mistakes(const Settings& s, std::uint64_t seed) {
  fmt::print(
      "\nMistake                 one step         W        U        b"
      "     loss\n");
  for (const auto mistake : mistakes) {
    const auto found = check(mistake, seed);
    fmt::print("  {:<22}{:>8.1e}  {:>8.1e} {:>8.1e} {:>8.1e} {:>8.1e}\n",
               words(mistake), found.one_step, found.W, found.U, found.b,
               limp(mistake, 20, 16, s.batches, seed));
  }
}
// #endregion

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  std::vector<double> steps;
  for (int power = 1; power <= 12; ++power)
    steps.push_back(std::pow(10., -power));
  const auto errors = sweep(options.seed, steps);
  print_sweep(errors);
  const auto networks = untrained(s.steps, s.hidden, options.seed);
  print_untrained(networks, s.steps - 1);
  const auto trained = print_all_trained(s, options.seed);
  print_mistakes(s, options.seed);
  if (!folder) return;
  folder->draw(sweep_figure(errors));
  folder->draw(untrained_figure(networks));
  folder->draw(trained_figure(trained));
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("06_bptt",
                           "Checks gradients against measured slopes, follows "
                           "them back through time, and breaks them.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
