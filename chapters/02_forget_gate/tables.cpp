#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "lstm/layers/activations.hpp"
#include "running_sum.hpp"
#include "study/half_life.hpp"
#include "study/in_order.hpp"

namespace forget_gate {

void report_bias() {
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

static constexpr std::size_t runs = 5;

static Models train_five(lstm::Team& team, const Restart& task,
                         std::size_t units, bool fixed,
                         const lstm::Seed& seed) {
  return study::in_order(team, runs, [&](std::size_t k) {
    return task.train(units, fixed, seed.part("network", k));
  });
}

// The errors of five models, the smallest first.
static std::array<double, runs> sorted_errors(
    const Models& models, const lstm::Dataset<float>& test) {
  std::array<double, runs> errors{};
  std::ranges::transform(models, errors.begin(), [&](const auto& model) {
    return lstm::evaluate(model, test);
  });
  std::ranges::sort(errors);
  return errors;
}

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

std::array<Models, 2> report_errors(lstm::Team& team, const Restart& task,
                                    const lstm::Seed& seed,
                                    const Tests& tests) {
  fmt::print(
      "\nA sum that starts afresh at a marker: squared error, median of five\n"
      "units  forget gate   on {} steps{:>24} steps\n",
      task.steps, fmt::format("on {}", task.longer));
  std::array<Models, 2> smallest;
  for (const std::size_t units : {1u, 4u, 16u})
    for (const bool fixed : {false, true}) {
      const Models models = train_five(team, task, units, fixed, seed);
      report_models(units, fixed, models, tests);
      if (units == 1) smallest[fixed ? 1 : 0] = models;
    }
  report_rules(tests);
  return smallest;
}

void report_forget(const Models& models, const Tests& tests) {
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

}  // namespace forget_gate
