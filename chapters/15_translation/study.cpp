#include "study.hpp"

#include <fmt/core.h>

#include <iterator>
#include <stdexcept>

#include "say.hpp"
#include "study/in_order.hpp"
#include "study_settings.hpp"
#include "summaries.hpp"
#include "support/program.hpp"
#include "verdict.hpp"

namespace translation {
namespace {

// The scores of the rivals and of networks, with related summaries on one side
// and on both.
void report_splits(const Settings& s, const support::Options& options,
                   support::RunFile& file) {
  const lstm::Seed seed(options.seed);
  lstm::Team team(options.threads);
  fmt::print("{:44} {:>6} {:>5} {:>5}\n", "test", "exact", "F1", "BLEU");
  for (const auto split : {Split::by_source, Split::mixed}) {
    const auto task = summaries(s.language, split);
    const auto* name = split == Split::mixed ? "on both sides" : "on one side";
    const auto languages = languages_of(task.training, 1);
    const auto report = [&](const std::string& who, const Score& score) {
      fmt::print("{:44} {:6.3f} {:5.3f} {:5.1f}\n",
                 fmt::format("{}, {}", who, name), score.exact, score.f1,
                 score.bleu);
      support::flush_report();
    };
    for (const auto& rival : judge_rivals(task))
      report(rival.name, score(rival.test, task.test));
    for (const auto& trials :
         run_trials(task, languages, {training_for(Look::dot, s)},
                    networks_for(s), seed.part("splits"), team, file, name))
      report("LSTMs, dot attention",
             mean_score(trials.outcomes, &Outcome::test, task.test));
  }
}

// The share that is exact, by how many units there are.
void report_units(const Task& task, const Settings& s,
                  const support::Options& options, support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("units");
  lstm::Team team(options.threads);
  const auto languages = languages_of(task.training, 1);
  fmt::print("{:>5} {:>11} {:>13}  exact\n", "units", "LSTMs alone",
             "dot attention");
  for (const std::size_t hidden : {32u, 64u, 128u, 256u}) {
    std::vector<Training> kinds;
    for (const auto look : {Look::nothing, Look::dot}) {
      kinds.push_back(training_for(look, s));
      kinds.back().form.hidden = hidden;
    }
    const auto all = run_trials(task, languages, kinds, networks_for(s), seed,
                                team, file, fmt::format("{} units", hidden));
    const auto exact = [&](const Trials& trials) {
      return mean_score(trials.outcomes, &Outcome::test, task.test).exact;
    };
    fmt::print("{:5} {:11.3f} {:13.3f}\n", hidden, exact(all[0]),
               exact(all[1]));
    support::flush_report();
  }
}

// The scores of a network on sentences with unknown words, as it writes them
// and with copies of what was looked at, and on those without.
std::vector<double> judge_unknown(const Network& network,
                                  const Languages& languages, const Task& task,
                                  bool reversed) {
  const auto made =
      translate(network, languages, sources_of(task.beyond), 1, reversed);
  std::vector<Words> written, copied;
  for (std::size_t n = 0; n < made.size(); ++n) {
    written.push_back(made[n].words);
    copied.push_back(with_copies(made[n], task.beyond[n].source));
  }
  const auto known =
      translations_of(network, languages, task.test, 1, reversed);
  std::vector<double> all;
  for (const auto& [exact, f1, bleu] :
       {score(written, task.beyond), score(copied, task.beyond),
        score(known, task.test)})
    all.insert(all.end(), {exact, f1, bleu});
  return all;
}

// What `judge_unknown` says of some networks, in the mean.
void print_unknown(const std::string& learned,
                   const std::vector<std::vector<double>>& scores) {
  const char* const judged[] = {"unknown words", "with copies", "known words"};
  for (std::size_t row = 0; row < std::size(judged); ++row) {
    Score mean{};
    const auto n = static_cast<double>(scores.size());
    for (const auto& one : scores)
      mean = {mean.exact + one[3 * row] / n, mean.f1 + one[3 * row + 1] / n,
              mean.bleu + one[3 * row + 2] / n};
    fmt::print("{:30} {:20} {:6.3f} {:5.3f} {:5.1f}\n", learned, judged[row],
               mean.exact, mean.f1, mean.bleu);
  }
  support::flush_report();
}

void report_unknown(const Settings& s, const support::Options& options,
                    support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("unknown");
  lstm::Team team(options.threads);
  const auto training = training_for(Look::dot, s);
  // A word that is rare in the training is one that a reader does not know.
  const auto languages =
      languages_of(summaries(s.language, Split::by_source).training, 1);
  fmt::print("{:30} {:20} {:>6} {:>5} {:>5}\n", "learned from sentences of",
             "judged by", "exact", "F1", "BLEU");
  for (const std::size_t unknown : {0u, 2u}) {
    const auto task = summaries(s.language, Split::by_source, unknown);
    const auto sentences =
        sentences_of(task.training, languages, training.reversed);
    const auto all = study::in_order(team, networks_for(s), [&](std::size_t k) {
      return file.once(fmt::format("unknown {}, {}", unknown, k), [&] {
        const auto own = seed.part("network", k);
        auto network = make_network(training, languages, own);
        train_here(network, training, sentences, own);
        return judge_unknown(network, languages, task, training.reversed);
      });
    });
    print_unknown(
        fmt::format("{} ({})",
                    unknown == 0 ? "known words" : "up to two unknown",
                    task.training.size()),
        all);
  }
}

}  // namespace

void run_study(const Task& task, const Settings& s,
               const support::Options& options, support::RunFile& file) {
  if (s.study == "settings") return study_settings(task, s, options, file);
  if (s.look != "own")
    throw std::invalid_argument(
        fmt::format("--study {} has its own --look", s.study));
  if (s.study == "units") return report_units(task, s, options, file);
  if (s.task != "summaries")
    throw std::invalid_argument(
        fmt::format("--study {} is for --task summaries", s.study));
  if (s.study == "splits") return report_splits(s, options, file);
  report_unknown(s, options, file);
}

}  // namespace translation
