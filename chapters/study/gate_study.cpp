#include "study/gate_study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <utility>

#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"

namespace study {

// #region fix_gate
// With zero weights the pre-activation is the bias, whatever the gate reads.
// e⁻¹⁰⁰ is lost beside 1, so σ(100) rounds to 1, and so does tanh(100).
template <class Scalar>
void fix_gate(lstm::Lstm<Scalar>& layer, lstm::Gate which) {
  const std::size_t H = layer.hidden();
  const std::size_t first = static_cast<std::size_t>(which) * H;
  auto rows = xt::range(first, first + H);
  xt::view(layer.W.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.U.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.b.value, rows, xt::all()) = Scalar(100);
}
// #endregion

template void fix_gate(lstm::Lstm<float>&, lstm::Gate);
template void fix_gate(lstm::Lstm<double>&, lstm::Gate);
template void fix_gate(lstm::Lstm<std::complex<double>>&, lstm::Gate);

lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  model.layer.forward(
      x, lstm::State<float>::zeros(model.layer.hidden(), x.shape(2)), trace);
  return trace;
}

void GateStudy::declare(support::Options& options) {
  options.whole("--sequences", sequences, {32, 1'000'000, 500},
                "sequences to train on");
  options.whole("--epochs", epochs, {1, 100'000, 5}, "passes over the data");
  options.share_work();
}

lstm::Dataset<float> GateStudy::tests(const lstm::Seed& seed) const {
  return make(1'000, seed.stream("test"));
}

Trained GateStudy::train(const Variant& variant, std::size_t hidden,
                         const lstm::Seed& seed) const {
  const auto test = tests(seed);
  const auto training = make(sequences, seed.stream("training"));

  lstm::Regressor<float> model(test.x.shape(1), hidden, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  if (variant.fixed) fix_gate(model.layer, *variant.fixed);
  lstm::Adam<float> adam({.rate = rate});
  const auto history =
      lstm::fit(model, adam, training, test, {.epochs = epochs}, seed,
                {.stop = support::interrupted});
  support::leave_if_interrupted();
  return {variant.name, std::move(model), history.back().validation_loss};
}

// The errors are sorted with their seeds: the network in the middle can be
// trained again, to be looked at.
template <class Error>
static Spread five_seeds(lstm::Team& team, const lstm::Seed& seed,
                         Error error) {
  auto errors = in_order(team, 5, [&](std::size_t k) {
    return std::pair{error(seed.part("network", k)), k};
  });
  std::ranges::sort(errors);
  return {errors[2].first, errors[4].first,
          seed.part("network", errors[2].second)};
}

Spread GateStudy::train_five(lstm::Team& team, const Variant& variant,
                             std::size_t hidden, const lstm::Seed& seed) const {
  return five_seeds(team, seed, [&](const lstm::Seed& one) {
    return train(variant, hidden, one).error;
  });
}

Spread GateStudy::judge(const Rule& rule, const lstm::Seed& seed) const {
  lstm::Team alone(1);
  return five_seeds(alone, seed, [&](const lstm::Seed& one) {
    const auto test = tests(one);
    return double{lstm::mean_squared_error(rule(test), test.y).value};
  });
}

static constexpr std::size_t units[] = {1, 2, 8};

static void print_heading() {
  fmt::print(
      "\nMean squared error on 1000 fresh sequences: median of five seeds, "
      "(largest)\n{:<16}",
      "");
  for (const std::size_t hidden : units)
    fmt::print("  {:>17}",
               fmt::format("{} unit{}", hidden, hidden == 1 ? "" : "s"));
  fmt::print("\n");
}

// Training takes a while: what is there is shown.
static void print_cell(const Spread& spread) {
  fmt::print("  {:.1e} ({:.1e})", spread.median, spread.worst);
  support::flush_report();
}

static lstm::Matrix<float> always_zero(const lstm::Dataset<float>& data) {
  return xt::zeros_like(data.y);
}

static void print_rule(const GateStudy& study, const std::string& name,
                       const GateStudy::Rule& rule, const lstm::Seed& seed) {
  fmt::print("{:<16}", name);
  print_cell(study.judge(rule, seed));
  fmt::print("\n");
}

static Trained print_variant(lstm::Team& team, const GateStudy& study,
                             const Variant& variant, const lstm::Seed& seed) {
  fmt::print("{:<16}", variant.name);
  std::vector<Spread> spreads;
  for (const std::size_t hidden : units) {
    spreads.push_back(study.train_five(team, variant, hidden, seed));
    print_cell(spreads.back());
  }
  fmt::print("\n");
  return study.train(variant, units[0], spreads[0].middle);
}

std::vector<Trained> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::string& rule_name,
                                  const GateStudy::Rule& rule,
                                  const std::vector<Variant>& variants,
                                  const lstm::Seed& seed) {
  print_heading();
  print_rule(study, "always 0", always_zero, seed);
  print_rule(study, rule_name, rule, seed);
  std::vector<Trained> networks;
  for (const auto& variant : variants)
    networks.push_back(print_variant(team, study, variant, seed));
  return networks;
}

using Means = std::array<double, 6>;  // of i, f, |g|, o, |i g|, |h|

static Means observe(const lstm::Trace<float>& trace, std::size_t t,
                     std::size_t unit, std::size_t n) {
  const auto value = [&](lstm::Gate which) {
    return double{lstm::gate(trace.gates, t, which)(unit, n)};
  };
  const double i = value(lstm::Gate::input), f = value(lstm::Gate::forget);
  const double g = value(lstm::Gate::candidate);
  const double o = value(lstm::Gate::output), h = trace.h(t + 1, unit, n);
  return {i, f, std::abs(g), o, std::abs(i * g), std::abs(h)};
}

static Means means_of(const lstm::Trace<float>& trace,
                      const lstm::Sequence<float>& x, float second_input) {
  Means sums{};
  double count = 0;
  for (std::size_t t = 0; t < trace.steps(); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n) {
      if (x(t, 1, n) != second_input) continue;
      for (std::size_t unit = 0; unit < trace.h.shape(1); ++unit, ++count) {
        const auto one = observe(trace, t, unit, n);
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += one[k];
      }
    }
  for (double& sum : sums) sum /= count;
  return sums;
}

static void print_row(const std::string& name, const Means& means) {
  fmt::print("{:<26}", name);
  for (const double mean : means) fmt::print(" {:>7.3f}", mean);
  fmt::print("\n");
}

void print_gate_means(const std::vector<Trained>& networks,
                      const std::string& at_one, const std::string& at_zero,
                      const lstm::Sequence<float>& x) {
  fmt::print("\nGates of the median network of one unit, means\n{:<26}", "");
  for (const auto* name : {"i", "f", "|g|", "o", "|i g|", "|h|"})
    fmt::print(" {:>7}", name);
  fmt::print("\n");
  for (const auto& network : networks) {
    const auto trace = trace_of(network.model, x);
    print_row(network.name + ", " + at_one, means_of(trace, x, 1));
    print_row(network.name + ", " + at_zero, means_of(trace, x, 0));
  }
}

}  // namespace study
