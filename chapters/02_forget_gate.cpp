// Chapter 2: the forget gate, its gradients, and what is lost without it.

#include <fmt/core.h>

#include <cmath>
#include <optional>

#include "01_memory.hpp"
#include "02_forget_figures.hpp"
#include "02_gate_check.hpp"
#include "02_restart.hpp"
#include "figures/folder.hpp"
#include "lstm/activations.hpp"
#include "lstm/data/running_sum.hpp"
#include "lstm/loss.hpp"
#include "support/program.hpp"

// #region declare
static void declare(support::Options& options, Restart& task) {
  options.whole("--sequences", task.sequences, {1, 1'000'000, 500},
                "sequences to train on");
  options.whole("--steps", task.steps, {1, 10'000, 24}, "steps in a sequence");
  options.whole("--epochs", task.epochs, {1, 100'000, 10},
                "passes over the sequences");
  options.positive("--learning-rate", task.rate, 1e6,
                   "the step size of the training");
}
// #endregion

// #region bias
static void report_bias() {
  fmt::print(
      "A gate that reads nothing but its bias: f = sigmoid(b)\n"
      "  b        f   half-life   kept after 24   slope\n");
  for (const double b : {0.0, 1.0, 3.0, 5.0, 100.0}) {
    lstm::Matrix<double> f = {{b}};
    lstm::apply_sigmoid(f);
    const double s = f(0, 0);
    fmt::print("{:>3} {:>8.4f} {:>11.2f} {:>15.2g} {:>7.4f}\n", b, s,
               half_life(s), std::pow(s, 24), s * (1 - s));
  }
}
// #endregion

// #region baselines
// Two rules that need no training, on sequences of either length. The first
// knows even the mean of the very targets that it is judged by.
static double error_of_mean(const lstm::Dataset<float>& test) {
  const lstm::Matrix<float> mean = xt::ones_like(test.y) * xt::mean(test.y)();
  return lstm::mean_squared_error(mean, test.y).value;
}

static double error_of_whole_sum(const lstm::Dataset<float>& test) {
  lstm::Sequence<float> x = test.x;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    xt::view(x, t, 1, xt::all()) = 0.0f;
  const lstm::Matrix<float> sums = lstm::running_sum(x);
  const lstm::Matrix<float> last =
      xt::view(sums, xt::range(x.shape(0) - 1, x.shape(0)), xt::all());
  return lstm::mean_squared_error(last, test.y).value;
}
// #endregion

// #region row
using Tests = std::array<lstm::Dataset<float>, 2>;
using Models = std::vector<lstm::Regressor<float>>;

static void report_models(std::size_t units, bool fixed, const Models& models,
                          const Tests& tests) {
  fmt::print("{:>5}  {:<12}", units, fixed ? "fixed at 1" : "learned");
  for (const auto& test : tests) {
    const auto errors = sorted_errors(models, test);
    fmt::print(" {:>8.3f} ({:.3f} to {:.3f})", errors[runs / 2], errors.front(),
               errors.back());
  }
  fmt::print("\n");
}

static void report_rules(const Tests& tests) {
  fmt::print("  always the mean    {:>9.3f} {:>25.3f}\n",
             error_of_mean(tests[0]), error_of_mean(tests[1]));
  fmt::print("  sum of all values  {:>9.3f} {:>25.3f}\n",
             error_of_whole_sum(tests[0]), error_of_whole_sum(tests[1]));
}
// #endregion

// #region forget
// What the forget gate has learned, seed by seed.
static void report_forget(const Models& models, const Tests& tests) {
  fmt::print("\nThe learned forget gate of one unit, seed by seed\n");
  for (const bool marker : {true, false}) {
    fmt::print("  {:<14}", marker ? "at a marker" : "elsewhere");
    for (const auto& model : models) {
      const auto& x = tests[0].x;
      fmt::print(" {:>7.4f}", mean_where(forget_gates(model, x), x, marker));
    }
    fmt::print("\n");
  }
}
// #endregion

// #region study
// Trains networks of three sizes, with and without a working forget gate, each
// from five seeds. Returns those of one unit, the learned before the fixed.
static std::array<Models, 2> study(const Restart& task, std::uint64_t seed,
                                   const Tests& tests) {
  fmt::print(
      "\nA sum that starts afresh at a marker: squared error, median of five\n"
      "units  forget gate   on {} steps{:>24} steps\n",
      task.steps, fmt::format("on {}", task.longer));
  std::array<Models, 2> smallest;
  for (const std::size_t units : {1u, 4u, 16u})
    for (const bool fixed : {false, true}) {
      Models models;
      for (const auto run : five_seeds(seed))
        models.push_back(task.train(units, fixed, run));
      report_models(units, fixed, models, tests);
      if (units == 1) smallest[fixed ? 1 : 0] = models;
    }
  report_rules(tests);
  return smallest;
}
// #endregion

// #region chapter
static void chapter(const Restart& task, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  lstm::Random random(options.seed);
  report_bias();
  report_gate_check(random);
  const auto tests = task.tests(options.seed);
  const auto [learned, fixed] = study(task, options.seed, tests);
  report_forget(learned, tests);
  if (!folder) return;
  folder->draw(sigmoid_figure());
  folder->draw(stream_figure(learned[0], fixed[0], tests[1].x));
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("02_forget_gate",
                           "Checks the gradients of a forget gate, and shows "
                           "what an LSTM loses without one.");
  Restart task;
  declare(options, task);
  return support::run(options, argc, argv, [&] { chapter(task, options); });
}
// #endregion
