#include "strings_study.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/curves.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"

namespace speech {
namespace {

// Of the strings of the validation voices, the share of tokens that are wrong.
double rate(const std::vector<lstm::Labelling>& heard,
            const std::vector<lstm::Labelling>& said) {
  std::size_t errors = 0, labels = 0;
  for (std::size_t n = 0; n < said.size(); ++n) {
    errors += edit_distance(heard[n], said[n]);
    labels += said[n].size();
  }
  return static_cast<double>(errors) / static_cast<double>(labels);
}

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const StringTask& task, const support::Options& options,
         support::RunFile& file)
      : learned_(joined(task.spoken, task.together).said),
        judged_(task.judged.at(on_validation).read.said),
        seed_(lstm::Seed(options.seed).part("string settings")),
        team_(options.threads),
        file_(file) {}

  // The best of these, the first of equals; prints the errors of each.
  StringTraining best_of(const std::vector<StringTraining>& all) {
    const auto rates =
        study::in_order(team_, 2 * all.size(), [&](std::size_t n) {
          return file_.once(fmt::format("{}, {}", describe(all[n / 2]), n % 2),
                            [&] { return train_one(all[n / 2], n % 2); });
        });
    std::vector<double> means;
    for (std::size_t k = 0; k < all.size(); ++k) {
      means.push_back((rates[2 * k][0] + rates[2 * k + 1][0]) / 2);
      fmt::print("{}  {:.3f}\n", describe(all[k]), means.back());
    }
    support::flush_report();
    return all[study::lowest(means)];
  }

  // The same of one setting alone.
  template <class Setting, class Value>
  StringTraining best_of(StringTraining training, const Setting& setting,
                         const std::vector<Value>& values) {
    std::vector<StringTraining> all;
    for (const auto value : values) {
      setting(training) = value;
      all.push_back(training);
    }
    return best_of(all);
  }

 private:
  static std::string describe(const StringTraining& t) {
    return fmt::format("{:5} {:6} {:6} {:6} {:7} {:6}", t.hidden,
                       t.short_epochs, t.epochs, t.rate, t.form.dropout,
                       t.form.noise);
  }

  std::vector<double> train_one(const StringTraining& training, std::size_t k) {
    const auto seed = seed_.part("network", k);
    auto network = make_string_network(training, seed);
    train(network, training, learned_, seed);
    return {rate(hear(network, judged_).greedy, labels_of(judged_))};
  }

  Utterances learned_, judged_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

void report_cutting(const StringTask& task, const std::vector<Spoken>& words,
                    const StringPlan& plan, const support::Options& options,
                    support::RunFile& file) {
  lstm::Team team(options.threads);
  const auto seed = lstm::Seed(options.seed).part("cutting");
  const auto digits = digit_templates(words, plan.templates, seed, team);
  const auto& strings = task.judged.at(on_validation).strings;
  std::vector<lstm::Labelling> said;
  for (const auto& one : strings) said.push_back(labels_of(one.digits));
  fmt::print("{:>8} {:>6} {:>8}  validation\n", "decibels", "pause",
             "shortest");
  for (const double decibels : {15.0, 20.0, 25.0, 30.0, 35.0})
    for (const std::size_t pause : {1u, 3u, 6u, 10u})
      for (const std::size_t shortest : {6u, 12u}) {
        const Cutting cutting{decibels, pause, shortest};
        const auto name =
            fmt::format("{:8} {:6} {:8}", decibels, pause, shortest);
        const auto found = file.once(name, [&] {
          return std::vector{
              rate(hear_by_templates(strings, digits, cutting, team), said)};
        });
        fmt::print("{}  {:.3f}\n", name, found.at(0));
        support::flush_report();
      }
}

void report_string_settings(const StringTask& task, StringTraining training,
                            const support::Options& options,
                            support::RunFile& file) {
  Choice choice(task, options, file);
  fmt::print("{:>5} {:>6} {:>6} {:>6} {:>7} {:>6}  validation, mean of 2\n",
             "units", "short", "epochs", "rate", "dropout", "noise");
  training = choice.best_of(
      training, [](StringTraining& t) -> double& { return t.rate; },
      std::vector{0.002, 0.004, 0.008, 0.016});
  training = choice.best_of(
      training, [](StringTraining& t) -> std::size_t& { return t.hidden; },
      std::vector<std::size_t>{32, 64, 96});
  training = choice.best_of(
      training, [](StringTraining& t) -> double& { return t.form.dropout; },
      std::vector{0.0, 0.3, 0.5});
  training = choice.best_of(
      training, [](StringTraining& t) -> double& { return t.form.noise; },
      std::vector{0.0, 0.2, 0.4});
  std::vector<StringTraining> lengths;
  for (const std::size_t shorts : {0u, 2u})
    for (const std::size_t epochs : {2u, 4u, 8u}) {
      lengths.push_back(training);
      lengths.back().short_epochs = shorts;
      lengths.back().epochs = epochs;
    }
  choice.best_of(lengths);
}

}  // namespace speech
