#include "study_settings.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "measures.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"
#include "trials.hpp"

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
    const auto made =
        translations_of(network, languages_, validation_, 1, training.reversed);
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

// Where the search begins, whatever it has found before: at what is anyone's
// guess, but for the vectors of words, which it does not try.
Training first_guess(Look look, const Settings& s) {
  Training training;
  training.look = look;
  training.form.width = training_for(look, s).form.width;
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.form.hidden = s.hidden;
  return training;
}

}  // namespace

void study_settings(const Task& task, const Settings& s,
                    const support::Options& options, support::RunFile& file) {
  Choice choice(task, options, file);
  fmt::print("{:10} {:>7} {:10} {:>5} {:>6} {:>6}  exact, mean of 2\n",
             "looks at", "dropout", "read", "rate", "epochs", "units");
  for (const auto look : looks_of(s)) choose(choice, first_guess(look, s));
}

}  // namespace translation
