#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "confusion.hpp"
#include "study/median.hpp"
#include "support/program.hpp"

namespace text_classification {

void report_task(const Task& task, const Vocabulary& vocabulary) {
  double words = 0;
  for (const auto& text : task.training)
    words += static_cast<double>(text.words.size());
  fmt::print(
      "{}: {} to learn from, {} to choose on, {} for the test\n"
      "{} classes; {:.1f} words a text; a vocabulary of {}\n\n",
      task.name, task.training.size(), task.validation.size(), task.test.size(),
      task.classes.size(), words / static_cast<double>(task.training.size()),
      vocabulary.words().size());
  support::flush_report();
}

void report_rivals(const std::vector<Rival>& rivals) {
  fmt::print("{:34} {:>10} {:>6}\n", "accuracy", "validation", "test");
  for (const auto& rival : rivals)
    fmt::print("{:34} {:10.3f} {:6.3f}\n", rival.name, rival.validation,
               rival.test);
  fmt::print("\n");
  for (const auto& rival : rivals)
    if (!rival.setting.empty())
      fmt::print("{}: {}\n", rival.name, rival.setting);
  fmt::print("\n");
  support::flush_report();
}

static const char* what_stands_for(Pooling pooling) {
  return pooling == Pooling::last   ? "the last state"
         : pooling == Pooling::mean ? "the mean of all outputs"
                                    : "the largest of all outputs";
}

void report_networks(const Training& training, const Network& network,
                     std::uint64_t seed) {
  auto copy = network;
  std::size_t count = 0;
  std::visit(
      [&](auto& model) {
        for (const auto* p : model.parameters()) count += p->value.size();
      },
      copy);
  fmt::print(
      "LSTMs of {} units{}, {}; {} parameters, seed {}\n"
      "{} epochs in batches of {}, rate {}, dropout {}\n",
      training.hidden, training.directions == 2 ? " in both directions" : "",
      what_stands_for(training.pooling), count, seed, training.epochs,
      training.batch, training.rate, training.dropout);
  support::flush_report();
}

static double mean_of(const std::vector<Outcome>& outcomes,
                      double Outcome::*part) {
  double sum = 0;
  for (const auto& outcome : outcomes) sum += outcome.*part;
  return sum / static_cast<double>(outcomes.size());
}

static void report_mean(const std::string& name,
                        const std::vector<Outcome>& outcomes, const Task& task,
                        const lstm::Seed& seed) {
  const auto [mean, least, most, interval] = verdict(outcomes, task, seed);
  fmt::print("{:34} {:10.3f} {:6.3f}  {:.3f} to {:.3f}  {:.3f} to {:.3f}\n",
             fmt::format("{}, mean of {}", name, outcomes.size()),
             mean_of(outcomes, &Outcome::validation), mean, least, most,
             interval.low, interval.high);
}

static void report_gain(const std::string& name,
                        const study::Interval& interval) {
  fmt::print("{:34} {:6.3f} to {:.3f}\n", name, interval.low, interval.high);
}

void report_verdict(const Compared& compared, const std::vector<Rival>& rivals,
                    const Task& task, const lstm::Seed& seed) {
  const auto& [networks, shuffled, alone] = compared;
  fmt::print("{:34} {:>10} {:>6}  {:14}  {}\n", "accuracy", "validation",
             "test", "least to most", "interval of 95 %");
  report_mean("LSTM", networks, task, seed);
  report_mean("LSTM, words shuffled", shuffled, task, seed);
  report_mean("vectors alone", alone, task, seed);

  fmt::print("\n{:34} interval of 95 %\n", "the LSTM's gain over");
  report_gain("shuffled words", gain(networks, shuffled, task, seed));
  report_gain("vectors alone", gain(networks, alone, task, seed));
  for (const auto& rival : rivals)
    report_gain(rival.name, gain(networks, rival, task, seed));
  fmt::print("\n");
  support::flush_report();
}

void report_beyond(const std::vector<Outcome>& outcomes,
                   const std::vector<Rival>& rivals, const Task& task) {
  if (task.beyond.empty()) return;
  fmt::print("{:34} {:>6}  {}\n", "accuracy beyond", "rival",
             "networks: least, median, most");
  for (std::size_t k = 0; k < task.beyond.size(); ++k) {
    std::vector<double> all;
    for (const auto& outcome : outcomes) all.push_back(outcome.beyond[k]);
    const auto [least, most] = std::ranges::minmax(all);
    fmt::print("{:34} {:6.3f}  {:.3f} {:.3f} {:.3f}\n", task.beyond[k].name,
               best(rivals).beyond[k], least, study::median(all), most);
  }
}

void report_classes(const std::vector<int>& predictions, const Task& task) {
  const auto counts = confusion(predictions, task.test, task.classes.size());
  fmt::print("{:24} {:>6} {:>6} {:>10}  {}\n", "of the first network", "texts",
             "recall", "precision", "else taken for");
  for (std::size_t k = 0; k < task.classes.size(); ++k) {
    const auto [texts, recall, precision, taken_for] = of_class(counts, k);
    fmt::print("{:24} {:6} {:6.2f} {:10.2f}{}\n", task.classes[k], texts,
               recall, precision,
               taken_for == k ? "" : "  " + task.classes[taken_for]);
  }
  fmt::print("{:24} {:6} {:6.2f}\n\n", "mean of the classes", "",
             mean_recall(counts));
  support::flush_report();
}

void report_said(const Said& said, const std::vector<std::string>& classes) {
  for (std::size_t k = 0; k < classes.size(); ++k)
    fmt::print("{:24} {:6.3f}\n", classes[k], said.p[k]);
  fmt::print("Without a word, \"{}\" changes by\n", classes[said.chosen]);
  for (const auto& [word, known, moved] : said.words)
    fmt::print("{:24} {:+6.3f}{}\n", word, -moved, known ? "" : "  (unknown)");
}

}  // namespace text_classification
