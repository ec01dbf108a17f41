#include "strings_tables.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "study/median.hpp"
#include "support/program.hpp"

namespace speech {
namespace {

// As many epochs over fewer strings as come to so many steps.
StringTraining over(const Utterances& said, double steps,
                    StringTraining training) {
  const auto shorts = shorter_than(said, 2).size();
  const double each =
      static_cast<double>(steps_of(training, shorts, said.size()));
  const auto times = [&](std::size_t epochs) {
    return std::max<std::size_t>(
        1, static_cast<std::size_t>(static_cast<double>(epochs) * steps / each +
                                    0.5));
  };
  if (training.short_epochs > 0)
    training.short_epochs = times(training.short_epochs);
  training.epochs = times(training.epochs);
  return training;
}

void print_rates(const TokenErrors& errors, bool repeats) {
  const auto interval =
      repeats ? "of ten clips"
              : fmt::format("{:5.3f} to {:5.3f}", errors.interval.low,
                            errors.interval.high);
  fmt::print("  {:5.3f}  {:14}  {:5.3f}", errors.rate, interval, errors.exact);
}

void print_head() {
  fmt::print("{:29} {:>4}  {:28}  {}\n", "", "", "the likeliest of each step",
             fmt::format("a beam of {}", beam_width));
  fmt::print("{:29} {:>4}", "", "n");
  for (int k = 0; k < 2; ++k)
    fmt::print("  {:5}  {:14}  {:5}", "wrong", "95 %", "right");
  fmt::print("\n");
}

void report_outcome(const std::string& name, const StringTask& task,
                    const StringOutcome& outcome) {
  fmt::print("{}\n", name);
  for (std::size_t k = 0; k < task.judged.size(); ++k) {
    const auto& judged = task.judged[k];
    fmt::print("  {:27} {:4}", judged.name, judged.strings.size());
    print_rates(outcome.greedy[k], judged.repeats);
    if (!outcome.beam.empty()) print_rates(outcome.beam[k], judged.repeats);
    fmt::print("\n");
  }
}

// Where there are several networks, how they differ.
void report_spread(const StringTrials& trials) {
  if (trials.outcomes.size() < 2) return;
  std::vector<double> rates;
  for (const auto& one : trials.outcomes)
    rates.push_back(one.greedy.at(on_test).rate);
  fmt::print(
      "  {} networks on the test voices: {:.3f} to {:.3f}, median {:.3f}\n",
      rates.size(), std::ranges::min(rates), std::ranges::max(rates),
      study::median(rates));
}

void report_kinds(const StringsFound& found) {
  fmt::print(
      "\nTokens wrong on the test voices, by what was learnt from\n"
      "{:29} {:>14} {:>20}\n",
      "", "spoken strings", "words put together");
  const auto row = [](const char* name, const StringTrials& trials) {
    const auto& all = trials.outcomes.at(0).greedy;
    fmt::print("  {:27} {:14.3f} {:20.3f}\n", name, all.at(on_test).rate,
               all.at(on_test_together).rate);
  };
  row("spoken strings alone", found.spoken);
  row("words put together alone", found.together);
  row("both", found.ctc);
}

}  // namespace

StringsFound compare_strings(const StringTask& task,
                             const std::vector<Spoken>& words,
                             const StringPlan& plan, const lstm::Seed& seed,
                             lstm::Team& team, support::RunFile& file) {
  const auto all = joined(task.spoken, task.together).said;
  const auto& spoken = task.spoken.said;
  const auto& together = task.together.said;
  auto evenly = plan.training;
  evenly.form.learns = Learns::uniformly;
  const double half =
      0.5 * static_cast<double>(steps_of(
                plan.training, shorter_than(all, 2).size(), all.size()));
  auto trials = run_string_trials(
      {{"strings", &all, plan.training, plan.networks},
       {"strings evenly", &all, evenly},
       {"strings spoken", &spoken, over(spoken, half, plan.training)},
       {"strings together", &together, over(together, half, plan.training)}},
      task, seed, team, file);
  const auto digits = digit_templates(words, plan.templates, seed, team);
  auto templates = judge_templates(task, digits, plan.cutting, seed, team);
  // What was learnt from does not outlive this.
  for (auto& one : trials) one.kind.learned = nullptr;
  return {std::move(trials[0]), std::move(trials[1]), std::move(trials[2]),
          std::move(trials[3]), std::move(templates)};
}

void report_strings(const StringTask& task, const StringsFound& found) {
  const auto& training = found.ctc.kind.training;
  fmt::print(
      "Strings of one to five digits: {} variations of spoken ones and {} put "
      "together\nfrom single words to learn from, {} left out, whose steps "
      "are too few;\n{} units each way, {:.0f} updates by {} strings\n",
      task.spoken.size(), task.together.size(),
      task.spoken.left_out + task.together.left_out, training.hidden,
      found.ctc.steps.empty() ? 0.0 : found.ctc.steps.back(), training.batch);
  print_head();
  report_outcome("CTC", task, median_outcome(found.ctc));
  report_spread(found.ctc);
  report_outcome("labels that share the steps evenly", task,
                 median_outcome(found.evenly));
  report_outcome("cut where it is soft, nearest template", task,
                 found.templates);
  report_kinds(found);
  fmt::print("\n");
  support::flush_report();
}

void report_loaded(const StringTask& task, const StringOutcome& outcome) {
  print_head();
  report_outcome("CTC, from a file", task, outcome);
}

std::string text_heard(const StringNetwork<float>& network, const Clip& clip) {
  lstm::Team team(1);
  const auto read = readable({{clip.samples, {}, 0}}, team);
  if (read.size() == 0) return "nothing";
  const auto labels = hear(network, read.said).greedy.at(0);
  std::vector<int> digits;
  for (const int label : labels) digits.push_back(label - 1);
  return digits.empty() ? "nothing" : fmt::format("{}", fmt::join(digits, " "));
}

}  // namespace speech
