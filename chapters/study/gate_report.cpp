#include "study/gate_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "study/guess.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"

namespace study {

static void print_name(const std::string& name, std::size_t units) {
  fmt::print("{:<14} {:>5}", name, units);
}

static Entry print_choice(lstm::Team& team, const GateStudy& study,
                          const Entry& entry, const lstm::Seed& seed) {
  print_name(entry.variant.name, entry.units);
  support::flush_report();
  const auto choice = study.choose(team, entry, seed);
  for (const double median : choice.medians) fmt::print("  {:.1e}", median);
  fmt::print("  {:>6}\n", choice.entry.rate);
  return choice.entry;
}

std::vector<Entry> entries_to_report(lstm::Team& team, const GateStudy& study,
                                     std::vector<Entry> known,
                                     const std::vector<Entry>& more,
                                     const lstm::Seed& seed) {
  if (!study.chooses_rates()) return known;
  known.insert(known.end(), more.begin(), more.end());
  fmt::print(
      "\nMedian error of {} networks at each rate, from seeds of their own\n"
      "network        units",
      study.seeds);
  for (const double rate : rates_to_try) fmt::print("{:>9}", rate);
  fmt::print("  chosen\n");
  for (auto& entry : known) entry = print_choice(team, study, entry, seed);
  return known;
}

static void print_heading(const GateStudy& study, const std::string& which) {
  fmt::print(
      "\nMean squared error on {}, {} networks each\n"
      "network        units  numbers    rate   median  its interval of 96 %"
      "  failed\n",
      which, study.seeds);
}

static void print_rules(const GateStudy& study,
                        const lstm::Dataset<float>& test) {
  for (const auto& rule : study.rules)
    fmt::print("{:<20} {:>24.1e}\n", rule.name, rule.error(test));
}

static void print_spread(const Entry& entry, const Spread& spread,
                         std::size_t inputs) {
  print_name(entry.variant.name, entry.units);
  fmt::print(" {:>8} {:>7} {:>8.1e}  {:.1e} to {:.1e} {:>8}\n",
             live_numbers(entry.variant, entry.units, inputs), entry.rate,
             spread.median, spread.low, spread.high, spread.failed);
}

std::vector<Outcome> print_errors(lstm::Team& team, const GateStudy& study,
                                  const std::vector<Entry>& entries,
                                  const lstm::Seed& seed) {
  const auto test = study.tests(seed)[0];
  print_heading(study, "1000 fresh sequences");
  print_rules(study, test);
  std::vector<Outcome> results;
  for (const auto& entry : entries) {
    support::flush_report();  // training takes a while: what is there is shown
    results.push_back(study.report(team, entry, seed));
    print_spread(entry, results.back().spreads[0], test.x.shape(1));
  }
  return results;
}

void print_longer(const GateStudy& study, const std::vector<Outcome>& results,
                  const lstm::Seed& seed) {
  const auto test = study.tests(seed)[1];
  print_heading(study, fmt::format("1000 of {} steps", test.x.shape(0)));
  print_rules(study, test);
  for (const auto& result : results)
    print_spread(result.entry, result.spreads[1], test.x.shape(1));
}

void print_guesses(lstm::Team& team, const GateStudy& study, std::size_t most,
                   const lstm::Seed& seed) {
  constexpr std::array widths = {1.0, 3.0, 10.0};
  const auto test = study.tests(seed)[0];
  const auto part = seed.part("guesses");
  const auto guesses = in_order(team, widths.size(), [&](std::size_t k) {
    return guess(test, study.limit(test), widths[k], most,
                 part.part("width", k).stream("weights"));
  });
  std::size_t draws = 0;
  double best = guesses[0].error;
  for (const auto& one : guesses) {
    draws += one.draws;
    best = std::min(best, one.error);
  }
  fmt::print(
      "\n{} networks of one unit, all numbers drawn at random: the best "
      "{:.1e}\n",
      draws, best);
}

std::vector<Trained> networks_in_the_middle(
    lstm::Team& team, const GateStudy& study,
    const std::vector<Outcome>& results) {
  std::vector<Outcome> small;
  for (const auto& result : results)
    if (result.entry.units == 1 && result.entry.variant.kind == Kind::lstm)
      small.push_back(result);
  return in_order(team, small.size(), [&](std::size_t k) {
    const auto& [entry, spreads, middle] = small[k];
    return Trained{entry.variant.name, study.train(entry, middle)};
  });
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
  fmt::print("\nGates of the network in the middle, one unit, means\n{:<26}",
             "");
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
