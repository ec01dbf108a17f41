#include "study.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "confusion.hpp"
#include "features.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"

namespace text_classification {
namespace {

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const Task& task, const support::Options& options,
         support::RunFile& file)
      : vocabulary_(vocabulary_of(task.training, Training{}.least)),
        training_(texts_of(task.training, vocabulary_)),
        validation_(texts_of(task.validation, vocabulary_)),
        classes_(task.classes.size()),
        seed_(lstm::Seed(options.seed).part("settings")),
        team_(options.threads),
        file_(file) {}

  // The best of these, the first of equals; prints the accuracy of each.
  Training best_of(const std::vector<Training>& all) {
    const auto accuracies =
        study::in_order(team_, 2 * all.size(), [&](std::size_t k) {
          return file_.once(fmt::format("{}, {}", describe(all[k / 2]), k % 2),
                            [&] { return train_one(all[k / 2], k % 2); });
        });
    std::size_t best = 0;
    double most = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const double mean = (accuracies[2 * k][0] + accuracies[2 * k + 1][0]) / 2;
      fmt::print("{}  {:.3f}\n", describe(all[k]), mean);
      if (mean > most) best = k;
      most = std::max(most, mean);
    }
    support::flush_report();
    return all[best];
  }

 private:
  static std::string describe(const Training& t) {
    return fmt::format("{:10} {:10} {:7} {:6} {:6} {:7.4f}", t.directions,
                       name_of(t.pooling), t.dropout, t.epochs, t.width,
                       t.rate);
  }

  std::vector<double> train_one(const Training& training, std::size_t k) {
    const auto seed = seed_.part("network", k);
    auto network = make_network(training, vocabulary_.size(), classes_, seed);
    lstm::Observer observer;
    observer.stop = support::interrupted;
    train(network, training, training_, seed, observer);
    support::leave_if_interrupted();
    return {accuracy(likeliest(predict(network, validation_)),
                     validation_.classes)};
  }

  Vocabulary vocabulary_;
  Texts training_, validation_;
  std::size_t classes_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

void report_settings(const Task& task, Training training,
                     const support::Options& options, support::RunFile& file) {
  Choice choice(task, options, file);
  fmt::print("{:>10} {:10} {:>7} {:>6} {:>6} {:>7}  validation, mean of 2\n",
             "directions", "pooling", "dropout", "epochs", "width", "rate");
  std::vector<Training> forms, lengths, sizes;
  for (const std::size_t directions : {1u, 2u})
    for (const auto pooling : poolings) {
      forms.push_back(training);
      forms.back().directions = directions;
      forms.back().pooling = pooling;
    }
  training = choice.best_of(forms);
  for (const double dropout : {0.0, 0.3, 0.5, 0.7})
    for (const std::size_t epochs : {3u, 6u, 12u}) {
      lengths.push_back(training);
      lengths.back().dropout = dropout;
      lengths.back().epochs = epochs;
    }
  training = choice.best_of(lengths);
  for (const std::size_t width : {32u, 64u})
    for (const double rate : {0.001, 0.003, 0.01, 0.03}) {
      sizes.push_back(training);
      sizes.back().width = width;
      sizes.back().rate = rate;
    }
  choice.best_of(sizes);
}

void report_weights(const Task& task, const Training& training,
                    std::size_t count, const support::Options& options,
                    support::RunFile& file) {
  const auto vocabulary = vocabulary_of(task.training, training.least);
  lstm::Team team(options.threads);
  fmt::print("{:20} {:>8} {:>14}\n", "what counts the same", "accuracy",
             "mean of recall");
  for (const bool balanced : {false, true}) {
    auto how = training;
    how.balanced = balanced;
    const std::string name = balanced ? "each class" : "each text";
    const auto trials =
        run_trials(task, vocabulary, how, count,
                   lstm::Seed(options.seed).part("weights"), team, file, name);
    double right = 0, recall = 0;
    for (const auto& outcome : trials.outcomes) {
      right += outcome.test;
      recall += mean_recall(
          confusion(outcome.predictions, task.test, task.classes.size()));
    }
    const auto n = static_cast<double>(count);
    fmt::print("{:20} {:8.3f} {:14.3f}\n", name, right / n, recall / n);
    support::flush_report();
  }
}

void report_splits(const std::vector<Task>& tasks, const Training& training,
                   std::size_t count, const support::Options& options,
                   support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("splits");
  lstm::Team team(options.threads);
  fmt::print("{:52} {:>6} {:>6}  {}\n", "accuracy on the test", "LSTM", "rival",
             "which");
  for (const auto& task : tasks) {
    const auto rivals = judge_rivals(task, team, seed, file);
    const auto& rival = best(rivals);
    const auto vocabulary = vocabulary_of(task.training, training.least);
    const auto trials = run_trials(task, vocabulary, training, count, seed,
                                   team, file, task.name);
    double right = 0;
    for (const auto& outcome : trials.outcomes) right += outcome.test;
    fmt::print("{:52} {:6.3f} {:6.3f}  {}\n", task.name,
               right / static_cast<double>(count), rival.test, rival.name);
    support::flush_report();
  }
}

}  // namespace text_classification
