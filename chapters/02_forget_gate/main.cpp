// Chapter 2: the forget gate, its gradients, and what is lost without it.

#include <fmt/core.h>

#include <cmath>
#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "gate_check.hpp"
#include "lstm/layers/activations.hpp"
#include "study.hpp"
#include "study/belt.hpp"
#include "support/program.hpp"

namespace forget_gate {

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
               study::half_life(s), std::pow(s, 24), s * (1 - s));
  }
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
  lstm::Team team(options.threads);
  const auto [learned, fixed] = study(team, task, options.seed, tests);
  report_forget(learned, tests);
  if (!folder) return;
  folder->draw(sigmoid_figure());
  folder->draw(stream_figure(learned[0], fixed[0], tests[1].x));
}
// #endregion

}  // namespace forget_gate

// #region main
int main(int argc, char** argv) {
  using namespace forget_gate;
  support::Options options("02_forget_gate",
                           "Checks the gradients of a forget gate, and shows "
                           "what an LSTM loses without one.");
  Restart task;
  options.whole("--sequences", task.sequences, {1, 1'000'000, 500},
                "sequences to train on");
  options.whole("--steps", task.steps, {1, 10'000, 24}, "steps in a sequence");
  options.whole("--epochs", task.epochs, {1, 100'000, 10},
                "passes over the sequences");
  options.positive("--learning-rate", task.rate, 1e6,
                   "the step size of the training");
  options.share_work();
  return support::run(options, argc, argv, [&] { chapter(task, options); });
}
// #endregion
