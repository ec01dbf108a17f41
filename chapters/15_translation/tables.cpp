#include "tables.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "support/program.hpp"

namespace translation {

void report_task(const Task& task, const Languages& languages) {
  fmt::print(
      "{}: {} to learn from, {} to choose on, {} for the test\n"
      "vocabularies of {} words to read and {} to write\n\n",
      task.name, task.training.size(), task.validation.size(), task.test.size(),
      languages.source.words().size(), languages.target.words().size());
  support::flush_report();
}

// What a network looks at, in a table's row.
static const char* kind(Look look) {
  return look == Look::nothing ? "LSTMs alone"
         : look == Look::dot   ? "LSTMs, dot attention"
                               : "LSTMs, additive attention";
}

static std::size_t parameters_of(const Network& network) {
  auto copy = network;
  return std::visit(
      [](auto& translator) { return lstm::count(translator.parameters()); },
      copy);
}

void report_training(const std::vector<Trials>& all, std::uint64_t seed) {
  for (const auto& [training, first, outcomes] : all)
    fmt::print(
        "{}: {} units, {} numbers a word, dropout {}{}; {} parameters\n"
        "{:4}{} epochs in batches of {}, rate {}; seed {}\n",
        kind(training.look), training.form.hidden, training.form.width,
        training.form.dropout, training.reversed ? ", read from the end" : "",
        parameters_of(first), "", training.epochs, training.batch,
        training.rate, seed);
  fmt::print("\n");
  support::flush_report();
}

static void report_score(const std::string& name, double validation,
                         const Score& test) {
  fmt::print("{:36} {:10.3f} {:6.3f} {:5.3f} {:5.1f}\n", name, validation,
             test.exact, test.f1, test.bleu);
}

// The mean of a share, for each kind of network in a line.
static void report_shares(const std::string& name,
                          const std::vector<Trials>& all,
                          double Outcome::*share) {
  for (const auto& [training, first, outcomes] : all) {
    double sum = 0;
    for (const auto& outcome : outcomes) sum += outcome.*share;
    fmt::print("{}: {:.3f} {}\n", kind(training.look),
               sum / static_cast<double>(outcomes.size()), name);
  }
}

void report_scores(const std::vector<Rival>& rivals,
                   const std::vector<Trials>& all, const Task& task) {
  fmt::print("{:36} {:>10} {:>6}\n{:36} {:>10} {:>6} {:>5} {:>5}\n", "",
             "validation", "test", "", "exact", "exact", "F1", "BLEU");
  for (const auto& rival : rivals)
    report_score(rival.name, score(rival.validation, task.validation).exact,
                 score(rival.test, task.test));
  for (const auto& [training, first, outcomes] : all) {
    const auto validation =
        mean_score(outcomes, &Outcome::validation, task.validation).exact;
    report_score(
        fmt::format("{}, mean of {}", kind(training.look), outcomes.size()),
        validation, mean_score(outcomes, &Outcome::test, task.test));
    const auto beam = mean_score(outcomes, &Outcome::test_by_beam, task.test);
    fmt::print("{:36} {:10} {:6.3f} {:5.3f} {:5.1f}\n",
               fmt::format("  with a beam of {}", beam_width), "", beam.exact,
               beam.f1, beam.bleu);
  }
  fmt::print("\n");
  for (const auto& rival : rivals)
    fmt::print("{}: {}\n", rival.name, rival.setting);
  report_shares("of the next words right, told the true ones before", all,
                &Outcome::forced);
  report_shares(fmt::format("exact, of {} sentences learned from",
                            judged_of_training(task)),
                all, &Outcome::learned);
  fmt::print("\n");
  support::flush_report();
}

static const Trials* trials_of(const std::vector<Trials>& all, Look look) {
  for (const auto& trials : all)
    if (trials.training.look == look) return &trials;
  return nullptr;
}

void report_gains(const std::vector<Trials>& all, const Task& task,
                  const lstm::Seed& seed) {
  const auto* alone = trials_of(all, Look::nothing);
  if (!alone || all.size() < 2) return;
  fmt::print("{:36} {:>6}  {}\n", "more exact than LSTMs alone", "mean",
             "interval of 95 %");
  for (const auto& trials : all) {
    if (&trials == alone) continue;
    const auto [mean, interval] =
        gain(trials.outcomes, alone->outcomes, task, seed);
    fmt::print("{:36} {:6.3f}  {:.3f} to {:.3f}\n", kind(trials.training.look),
               mean, interval.low, interval.high);
  }
  fmt::print("\n");
  support::flush_report();
}

void report_lengths(const std::vector<Trials>& all, const Task& task) {
  fmt::print("{:36}", "exact, by words of the source");
  const auto lengths = by_length(all[0].outcomes, task);
  for (const auto& one : lengths) fmt::print(" {:>5}", one.length);
  fmt::print("\n{:36}", "sentences");
  for (const auto& one : lengths) fmt::print(" {:5}", one.pairs);
  fmt::print("\n");
  for (const auto& trials : all) {
    fmt::print("{:36}", kind(trials.training.look));
    for (const auto& one : by_length(trials.outcomes, task))
      fmt::print(" {:5.2f}", one.exact);
    fmt::print("\n");
  }
  fmt::print("\n");
  support::flush_report();
}

void report_fewer(const std::vector<Fewer>& fewer,
                  const std::vector<Trials>& all, const Task& task) {
  fmt::print("{:36}", "exact, by pairs to learn from");
  for (const auto& some : fewer) fmt::print(" {:>6}", some.pairs);
  fmt::print(" {:>6}\n", task.training.size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    fmt::print("{:36}", kind(all[k].training.look));
    for (const auto& some : fewer)
      fmt::print(
          " {:6.3f}",
          mean_score(some.trials[k].outcomes, &Outcome::test, task.test).exact);
    fmt::print(" {:6.3f}\n",
               mean_score(all[k].outcomes, &Outcome::test, task.test).exact);
  }
  fmt::print("\n");
  support::flush_report();
}

void report_examples(const std::vector<Trials>& all, const Task& task) {
  const auto count = std::min<std::size_t>(3, task.test.size());
  for (std::size_t k = 0; k < count; ++k) {
    const auto& pair = task.test[k * task.test.size() / count];
    fmt::print("{:11} {}\n{:11} {}\n", "", fmt::join(pair.source, " "),
               "as it is:", fmt::join(pair.target, " "));
    for (const auto& trials : all)
      fmt::print(
          "{:11} {}\n", fmt::format("{}:", name_of(trials.training.look)),
          fmt::join(trials.outcomes[0].test[k * task.test.size() / count],
                    " "));
    fmt::print("\n");
  }
  support::flush_report();
}

void report_beyond(const std::vector<Trials>& all, const Task& task) {
  if (task.beyond.empty()) return;
  fmt::print("{:36} {:>6} {:>5}\n",
             fmt::format("{} sentences of another kind", task.beyond.size()),
             "exact", "F1");
  for (const auto& trials : all) {
    const auto mean =
        mean_score(trials.outcomes, &Outcome::beyond, task.beyond);
    fmt::print("{:36} {:6.3f} {:5.3f}\n", kind(trials.training.look),
               mean.exact, mean.f1);
  }
  support::flush_report();
}

}  // namespace translation
