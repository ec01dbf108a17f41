#include "tables.hpp"

#include <fmt/core.h>

#include "middle.hpp"
#include "rules.hpp"
#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

// What `value` makes of each network of a stage.
template <class Value>
static std::vector<double> each(const std::vector<Trained>& all, Stage stage,
                                Value value) {
  std::vector<double> values;
  for (const auto& trained : all) values.push_back(value(trained.*stage));
  return values;
}

static std::vector<double> tests(const std::vector<Trained>& all, Stage stage) {
  return each(all, stage, [](const Network& n) { return n.test; });
}

// In how many draws the first list has the lower error.
static std::size_t wins(const std::vector<double>& errors,
                        const std::vector<double>& others) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < errors.size(); ++k)
    if (errors[k] < others[k]) ++count;
  return count;
}

static void report_row(const std::string& name, const Choice& choice,
                       const std::vector<Trained>& all, Stage stage,
                       const std::vector<double>& reference) {
  const auto test = tests(all, stage);
  const auto [median, low, high] = middle(test);
  const auto training =
      each(all, stage, [](const Network& n) { return n.training; });
  const auto epoch = each(all, stage, [](const Network& n) {
    return static_cast<double>(n.epoch);
  });
  fmt::print("  {:<20} {:>6} {:>5} {:>6.0f} {:>#8.3g} {:>#8.3g} {:>#7.3g}",
             name, choice.strength, choice.rate, study::median(epoch),
             study::median(training), median, low);
  const auto won = test == reference ? std::string("-")
                                     : fmt::format("{}", wins(test, reference));
  fmt::print(" {:>#7.3g} {:>4}\n", high, won);
}

void report_errors(const std::vector<Entry>& entries, const Setting& setting) {
  const auto& first = entries.front().best;
  const auto reference = tests(first, &Trained::best);
  const std::size_t n = first.size(), low = lower_rank(n);
  fmt::print(
      "\nTest errors with what was chosen: medians of {} other draws,\n"
      "and in order number {} (low) and {} (high)\n",
      n, low, n + 1 - low);
  const auto head = [&](const std::string& stage) {
    fmt::print(
        "\n{:<22} chosen  rate  epoch training     test     low    high  won\n",
        stage);
  };
  head(fmt::format("After {} epochs", setting.epochs));
  for (const auto& entry : entries)
    report_row(entry.method.name, entry.chosen.last, entry.last, &Trained::last,
               reference);
  head("At the best epoch");
  for (const auto& entry : entries)
    report_row(entry.method.name, entry.chosen.best, entry.best, &Trained::best,
               reference);
}

void report_rules(const Task& task, const std::vector<Draw>& draws) {
  fmt::print(
      "\nTest errors of rules that learn nothing             test     low    "
      "high\n");
  for (const auto& [name, errors] : rules(task, draws)) {
    const auto [median, low, high] = middle(errors);
    fmt::print("  {:<43} {:>#8.3g} {:>#7.3g} {:>#7.3g}\n", name, median, low,
               high);
  }
  fmt::print("  {:<43} {:>#8.3g}\n", "the noise of the targets alone",
             task.noise * task.noise);
}

void report_weights(const std::vector<Entry>& entries) {
  fmt::print("\nWeights at the end     typical  near 0    at 0\n");
  for (const auto& entry : entries) {
    const auto median = [&](auto measure) {
      return study::median(
          each(entry.last, &Trained::last,
               [&](const Network& n) { return measure(n.weights); }));
    };
    fmt::print("  {:<20} {:>7.3f} {:>5.0f} % {:>5.0f} %\n", entry.method.name,
               median(typical_size), median(near_zero), median(at_zero));
  }
}

static void report_tremor_of(lstm::Team& team, Setting setting, bool adam,
                             const std::vector<Draw>& draws) {
  setting.adam = adam;
  for (const double rate : {0.1, 0.03, 0.01, 0.003}) {
    if (adam == (rate > 0.01)) continue;
    for (const double l1 : {0.01, 0.03}) {
      setting.rate = rate;
      setting.penalty.l1 = l1;
      const auto [step, crossing] = tremor(team, setting, draws);
      fmt::print("  {:<16} {:>5} {:>5} {:>8.5f} {:>8.5f} {:>6.0f} %\n",
                 adam ? "Adam" : "gradient descent", rate, l1, rate * l1, step,
                 crossing);
    }
  }
}

void report_tremor(lstm::Team& team, const Setting& setting,
                   const std::vector<Draw>& draws) {
  fmt::print("\nL1 near 0           rate     λ rate · λ     step  crossing\n");
  report_tremor_of(team, setting, true, draws);
  report_tremor_of(team, setting, false, draws);
}

void report_forgotten(lstm::Team& team, const Setting& setting,
                      const std::vector<Draw>& draws) {
  const auto [with, without] = forgotten(team, setting, 0.5, draws);
  fmt::print(
      "\nDropout of 0.5, fixed mask: test error {:#.3g}, with its factor "
      "forgotten {:#.3g}\n",
      with, without);
}

}  // namespace overfitting
