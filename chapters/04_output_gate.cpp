// Chapter 4: the output gate, and what a cell knows beside what it shows.

#include <fmt/core.h>

#include <cmath>

#include "04_output_figures.hpp"
#include "04_show.hpp"
#include "figures/folder.hpp"
#include "lstm/data/asked.hpp"
#include "support/gate_means.hpp"
#include "support/program.hpp"

using support::GateStudy, support::Trained, support::Variant;

// #region readers
// A gate of the next step that reads h with weight 1: how far it can still be
// moved when h is tanh(c), and when it is c itself.
static void print_readers() {
  fmt::print(
      "A counter: what it shows, and the slope of a gate that reads that\n"
      "  c  tanh(c)  slope there  slope at c  tanh'(c)\n");
  const auto slope = [](double z) {
    const double a = 1 / (1 + std::exp(-z));
    return a * (1 - a);
  };
  for (const double c : {1.0, 3.0, 10.0, 30.0}) {
    const double shown = std::tanh(c), tanh_slope = 1 / std::cosh(c);
    fmt::print("{:>3}  {:>7.4f}  {:>11.1e}  {:>10.1e}  {:>8.1e}\n", c, shown,
               slope(shown), slope(c), tanh_slope * tanh_slope);
  }
}
// #endregion

// #region task
static const std::vector<Variant> variants = {
    {"the LSTM", {}}, {"o fixed at 1", lstm::Gate::output}};

static GateStudy asked_study(const std::size_t& steps) {
  return {.make = [&steps](std::size_t n, lstm::Random& random) {
    return lstm::asked_values<float>(n, steps, random);
  }};
}
// #endregion

// #region rules
// What can be said without knowing anything, and with the value but without
// the question: the value is asked for half of the time.
static lstm::Matrix<float> always_zero(const lstm::Dataset<float>& data) {
  return xt::zeros_like(data.y);
}

static lstm::Matrix<float> half_the_value(const lstm::Dataset<float>& data) {
  return 0.5f * xt::view(data.x, 0, xt::range(0, 1), xt::all());
}
// #endregion

// #region report
// Returns the network in the middle of each variant's five, with one unit.
static std::vector<Trained> report_study(const GateStudy& study,
                                         std::uint64_t seed) {
  print_heading(study);
  report(study, "always 0", always_zero, seed);
  report(study, "half the value", half_the_value, seed);
  return report_and_take_middle(study, variants, seed);
}
// #endregion

// #region example
// One sequence for the figure: a large value, asked for at every third step.
static lstm::Dataset<float> example(const GateStudy& study) {
  lstm::Random random(0);
  auto sequence = study.make(1, random);
  sequence.x(0, 0, 0) = 0.9f;
  for (std::size_t t = 1; t < sequence.x.shape(0); ++t)
    sequence.x(t, 1, 0) = t % 3 == 0 ? 1.0f : 0.0f;
  return sequence;
}
// #endregion

// #region chapter
static void chapter(const GateStudy& study, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  print_readers();
  check_show(options.seed);
  const auto networks = report_study(study, options.seed);

  lstm::Random random(options.seed);
  const auto test = study.make(1'000, random);
  support::print_means_heading(
      "Gates of the median network of one unit, means");
  for (std::size_t k = 0; k < variants.size(); ++k)
    support::print_gate_means(variants[k].name, "asked", "not asked",
                              networks[k].model, test.x);
  if (folder) folder->draw(knows_figure(variants, networks, example(study).x));
}
// #endregion

// #region main
int main(int argc, char** argv) {
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
