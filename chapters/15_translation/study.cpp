#include "study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "say.hpp"
#include "study/in_order.hpp"
#include "summaries.hpp"
#include "support/program.hpp"
#include "verdict.hpp"

namespace translation {
namespace {

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const Task& task, const support::Options& options,
         support::RunFile& file)
      : validation_(task.validation),
        training_(task.training),
        languages_(languages_of(task.training, 1)),
        seed_(lstm::Seed(options.seed).part("settings")),
        team_(options.threads),
        file_(file) {}

  // The best of these, the first of equals; prints the share of each.
  Training best_of(const std::vector<Training>& all) {
    const auto shares =
        study::in_order(team_, 2 * all.size(), [&](std::size_t k) {
          return file_.once(fmt::format("{}, {}", describe(all[k / 2]), k % 2),
                            [&] { return train_one(all[k / 2], k % 2); });
        });
    std::size_t best = 0;
    double most = -1;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const double mean = (shares[2 * k][0] + shares[2 * k + 1][0]) / 2;
      fmt::print("{}  {:.3f}\n", describe(all[k]), mean);
      if (mean > most) best = k;
      most = std::max(most, mean);
    }
    support::flush_report();
    return all[best];
  }

 private:
  static std::string describe(const Training& t) {
    return fmt::format("{:10} {:7} {:9} {:6.3f} {:6} {:6}", name_of(t.look),
                       t.form.dropout, t.reversed ? "from end" : "from start",
                       t.rate, t.epochs, t.form.hidden);
  }

  std::vector<double> train_one(const Training& training, std::size_t k) {
    const auto seed = seed_.part("network", k);
    auto network = make_network(training, languages_, seed);
    train_here(network, training,
               sentences_of(training_, languages_, training.reversed), seed);
    std::vector<Words> made;
    for (auto& one : translate(network, languages_, sources_of(validation_), 1,
                               training.reversed))
      made.push_back(std::move(one.words));
    return {score(made, validation_).exact};
  }

  Pairs validation_, training_;
  Languages languages_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

void choose(Choice& choice, Training training) {
  std::vector<Training> forms, speeds, sizes;
  for (const double dropout : {0.1, 0.3, 0.5})
    for (const bool reversed : {false, true}) {
      forms.push_back(training);
      forms.back().form.dropout = dropout;
      forms.back().reversed = reversed;
    }
  training = choice.best_of(forms);
  for (const double rate : {0.003, 0.01})
    for (const double factor : {0.5, 1.0, 1.5}) {
      speeds.push_back(training);
      speeds.back().rate = rate;
      speeds.back().epochs = std::max<std::size_t>(
          1, static_cast<std::size_t>(factor *
                                      static_cast<double>(training.epochs)));
    }
  training = choice.best_of(speeds);
  for (const std::size_t hidden : {64u, 96u, 128u}) {
    sizes.push_back(training);
    sizes.back().form.hidden = hidden;
  }
  choice.best_of(sizes);
}

void report_settings(const Task& task, const Settings& s,
                     const support::Options& options, support::RunFile& file) {
  Choice choice(task, options, file);
  fmt::print("{:10} {:>7} {:10} {:>5} {:>6} {:>6}  exact, mean of 2\n",
             "looks at", "dropout", "read", "rate", "epochs", "units");
  for (const auto look : looks_of(s)) choose(choice, training_for(look, s));
}

// The same words' mean of networks, beside the rivals.
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

std::vector<double> numbers(const Score& score) {
  return {score.exact, score.f1, score.bleu};
}

// The scores of a network on sentences with unknown words, as it writes them
// and with copies of what was looked at, and on those without.
std::vector<double> judge_unknown(const Network& network,
                                  const Languages& languages, const Task& task,
                                  bool reversed) {
  const auto made =
      translate(network, languages, sources_of(task.beyond), 1, reversed);
  std::vector<Words> written, copied, known;
  for (std::size_t n = 0; n < made.size(); ++n) {
    written.push_back(made[n].words);
    copied.push_back(with_copies(made[n], task.beyond[n].source));
  }
  for (auto& one :
       translate(network, languages, sources_of(task.test), 1, reversed))
    known.push_back(std::move(one.words));
  auto all = numbers(score(written, task.beyond));
  for (const auto& some : {score(copied, task.beyond), score(known, task.test)})
    for (const double number : numbers(some)) all.push_back(number);
  return all;
}

void report_unknown(const Settings& s, const support::Options& options,
                    support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("unknown");
  lstm::Team team(options.threads);
  const auto training = training_for(Look::dot, s);
  fmt::print("{:30} {:20} {:>6} {:>5} {:>5}\n", "learned from sentences of",
             "judged by", "exact", "F1", "BLEU");
  for (const std::size_t unknown : {0u, 2u}) {
    const auto task = summaries(s.language, Split::by_source, unknown);
    const auto& known =
        unknown == 0 ? task : summaries(s.language, Split::by_source, 0);
    // A word that is rare in the training is one that a reader does not know.
    const auto languages = languages_of(known.training, 1);
    const auto all = study::in_order(team, networks_for(s), [&](std::size_t k) {
      return file.once(fmt::format("unknown {}, {}", unknown, k), [&] {
        const auto own = seed.part("network", k);
        auto network = make_network(training, languages, own);
        train_here(network, training,
                   sentences_of(task.training, languages, training.reversed),
                   own);
        return judge_unknown(network, languages, task, training.reversed);
      });
    });
    const char* const judged[] = {"unknown words", "with copies",
                                  "known words"};
    for (std::size_t row = 0; row < 3; ++row) {
      double mean[3] = {};
      for (const auto& one : all)
        for (std::size_t c = 0; c < 3; ++c)
          mean[c] += one[3 * row + c] / static_cast<double>(all.size());
      fmt::print(
          "{:30} {:20} {:6.3f} {:5.3f} {:5.1f}\n",
          unknown == 0
              ? fmt::format("known words ({})", task.training.size())
              : fmt::format("up to two unknown ({})", task.training.size()),
          judged[row], mean[0], mean[1], mean[2]);
    }
    support::flush_report();
  }
}

}  // namespace

void run_study(const Task& task, const Settings& s,
               const support::Options& options, support::RunFile& file) {
  if (s.study == "settings") return report_settings(task, s, options, file);
  if (s.study == "units") return report_units(task, s, options, file);
  if (s.task != "summaries")
    throw std::invalid_argument(
        fmt::format("--study {} is for --task summaries", s.study));
  if (s.study == "splits") return report_splits(s, options, file);
  report_unknown(s, options, file);
}

}  // namespace translation
