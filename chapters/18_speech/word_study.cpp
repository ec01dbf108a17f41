#include "word_study.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/in_order.hpp"
#include "support/program.hpp"

namespace speech {
namespace {

constexpr std::size_t networks = 2;

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const WordTask& task, const support::Options& options,
         support::RunFile& file)
      : task_(task),
        seed_(lstm::Seed(options.seed).part("settings")),
        team_(options.threads),
        file_(file) {}

  // The training with the best of these for one of its settings, the first of
  // equals; prints the loss and the accuracy of each.
  template <class Setting, class Values>
  WordTraining best_of(const WordTraining& training, Setting setting,
                       const Values& values) {
    std::vector<WordTraining> all;
    for (const auto value : values) {
      all.push_back(training);
      all.back().*setting = value;
    }
    const auto each =
        study::in_order(team_, networks * all.size(), [&](std::size_t n) {
          const auto& one = all[n / networks];
          return file_.once(fmt::format("{}, {}", describe(one), n % networks),
                            [&] { return look(one, n % networks); });
        });
    std::vector<double> losses;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const auto& a = each[networks * k];
      const auto& b = each[networks * k + 1];
      losses.push_back((a[0] + b[0]) / 2);
      fmt::print("{}  {:6.4f}   {:.3f}\n", describe(all[k]), losses.back(),
                 (a[1] + b[1]) / 2);
    }
    support::flush_report();
    return all[static_cast<std::size_t>(std::ranges::min_element(losses) -
                                        losses.begin())];
  }

 private:
  static std::string describe(const WordTraining& t) {
    return fmt::format("{:6} {:6} {:7} {:6} {:7} {:6} {:6}", t.epochs, t.hidden,
                       t.dropout, t.noise, t.stretch, t.rate, t.batch);
  }

  std::vector<double> look(const WordTraining& training, std::size_t n) const {
    const auto seed = seed_.part("network", n);
    auto network = make_word_network(training, task_.words.size(), seed);
    lstm::Observer observer;
    observer.stop = support::interrupted;
    train(network, training, task_.variations, seed, observer);
    support::leave_if_interrupted();
    const auto& heard = task_.validation.heard;
    return {lstm::evaluate(network, heard),
            accuracy(words_heard(network, heard), heard)};
  }

  const WordTask& task_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

WordTraining study_words(const WordTask& task, WordTraining training,
                         const support::Options& options,
                         support::RunFile& file) {
  using Sizes = std::vector<std::size_t>;
  using Numbers = std::vector<double>;
  Choice choice(task, options, file);
  const auto best_of = [&](auto setting, const auto& values) {
    training = choice.best_of(training, setting, values);
  };
  fmt::print("{:>6} {:>6} {:>7} {:>6} {:>7} {:>6} {:>6}    loss and accuracy\n",
             "epochs", "hidden", "dropout", "noise", "stretch", "rate",
             "batch");
  best_of(&WordTraining::rate, Numbers{0.003, 0.006, 0.012});
  best_of(&WordTraining::dropout, Numbers{0, 0.2, 0.4, 0.6});
  best_of(&WordTraining::noise, Numbers{0, 0.15, 0.3, 0.5});
  best_of(&WordTraining::stretch, Numbers{1, 1.25, 1.5});
  best_of(&WordTraining::hidden, Sizes{32, 64});
  best_of(&WordTraining::batch, Sizes{16, 32, 64});
  fmt::print("\n");
  return training;
}

}  // namespace speech
