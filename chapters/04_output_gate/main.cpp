// Chapter 4: the output gate, and what a cell knows beside what it shows.

// #region includes
#include <fmt/core.h>

#include <cmath>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "show.hpp"
#include "study/asked.hpp"
#include "study/gate_means.hpp"
#include "study/gate_table.hpp"
#include "support/program.hpp"

namespace output_gate {
// #endregion

using study::GateStudy, study::Variant;

// #region slope
static double sigmoid_slope(double z) {
  const double a = 1 / (1 + std::exp(-z));
  return a * (1 - a);
}
// #endregion

// #region readers
// A gate of the next step that reads h with weight 1: how far it can still be
// moved when h is tanh(c), and when it is c itself.
static void print_readers() {
  fmt::print(
      "A counter: what it shows, and the slope of a gate that reads that\n"
      "  c  tanh(c)  slope there  slope at c  tanh'(c)\n");
  for (const double c : {1.0, 3.0, 10.0, 30.0}) {
    const double shown = std::tanh(c), tanh_slope = 1 / std::cosh(c);
    fmt::print("{:>3}  {:>7.4f}  {:>11.1e}  {:>10.1e}  {:>8.1e}\n", c, shown,
               sigmoid_slope(shown), sigmoid_slope(c), tanh_slope * tanh_slope);
  }
}
// #endregion

// #region task
static const std::vector<Variant> variants = {
    {"the LSTM", {}}, {"o fixed at 1", lstm::Gate::output}};

static GateStudy asked_study(const std::size_t& steps) {
  return {.make = [&steps](std::size_t n, lstm::Random& random) {
    return study::asked_values<float>(n, steps, random);
  }};
}
// #endregion

// #region rule
// The best answer that does not see the question, which asks half of the time.
static lstm::Matrix<float> half_the_value(const lstm::Dataset<float>& data) {
  return 0.5f * xt::view(data.x, 0, xt::range(0, 1), xt::all());
}
// #endregion

// #region chapter
static void chapter(const GateStudy& study, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  print_readers();
  check_show(options.seed);

  lstm::Team team(options.threads);
  const auto networks = print_errors(team, study, "half the value",
                                     half_the_value, variants, options.seed);
  lstm::Random random(options.seed);
  const auto test = study.make(1'000, random);
  study::print_gate_means(networks, "asked", "not asked", test.x);
  if (folder) folder->draw(knows_figure(networks, test.x.shape(0)));
}
// #endregion

}  // namespace output_gate

// #region main
int main(int argc, char** argv) {
  using namespace output_gate;
  support::Options options("04_output_gate",
                           "Shows what an output gate is good for, checks its "
                           "gradients and takes it away.");
  std::size_t steps = 10;
  auto study = asked_study(steps);
  options.whole("--steps", steps, {2, 10'000, 10}, "steps in a sequence");
  study.declare(options);
  return support::run(options, argc, argv, [&] { chapter(study, options); });
}
// #endregion
