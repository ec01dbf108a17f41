#include "study.hpp"

#include <fmt/core.h>

#include "study/curves.hpp"
#include "study/in_order.hpp"
#include "support/program.hpp"

namespace prices {
namespace {

constexpr std::size_t networks = 3;

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const std::string& name, const Tasks& tasks,
         const support::Options& options, support::RunFile& file)
      : name_(name),
        tasks_(tasks),
        seed_(lstm::Seed(options.seed).part(name)),
        team_(options.threads),
        file_(file) {}

  // The training with the best of these for one of its settings, the first of
  // equals; prints the error of each.
  template <class Setting, class Values>
  Training best_of(const Training& training, Setting setting,
                   const Values& values) {
    std::vector<Training> all;
    for (const auto value : values) {
      all.push_back(training);
      all.back().*setting = value;
    }
    const auto each = networks * tasks_.size();
    const auto curves =
        study::in_order(team_, each * all.size(), [&](std::size_t n) {
          const auto& one = all[n / each];
          return file_.once(
              fmt::format("{}, {}, {}", name_, describe(one), n % each),
              [&] { return curve(one, n % each); });
        });
    std::vector<double> errors;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const auto first = curves.begin() + static_cast<std::ptrdiff_t>(each * k);
      const auto mean =
          study::mean_curve({first, first + static_cast<std::ptrdiff_t>(each)});
      errors.push_back(mean[study::lowest(mean)]);
      fmt::print("{}  {:6} {:10.4f}\n", describe(all[k]),
                 study::lowest(mean) + 1, errors.back());
    }
    support::flush_report();
    return all[study::lowest(errors)];
  }

 private:
  static std::string describe(const Training& t) {
    return fmt::format("{:6} {:6} {:7} {:7} {:6} {:6}", t.length, t.hidden,
                       t.decay, t.dropout, t.rate, t.batch);
  }

  std::vector<double> curve(const Training& training, std::size_t n) const {
    const Tasks task = {tasks_[n / networks]};
    const auto seed = seed_.part("network", n % networks);
    const auto parts = parts_of(task[0]);
    auto model = make_model(task, parts.validation, training, seed);
    std::vector<double> errors;
    train(model, training, task, parts.validation, seed, [&] {
      errors.push_back(share_left(model, task, parts.validation, parts.test));
    });
    return errors;
  }

  std::string name_;
  const Tasks& tasks_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

void study_settings(const std::string& name, const Tasks& tasks,
                    Training training, const support::Options& options,
                    support::RunFile& file) {
  using Sizes = std::vector<std::size_t>;
  using Numbers = std::vector<double>;
  Choice choice(name, tasks, options, file);
  const auto best_of = [&](auto setting, const auto& values) {
    training = choice.best_of(training, setting, values);
  };
  fmt::print("{}\n{:>6} {:>6} {:>7} {:>7} {:>6} {:>6}  {:>6} validation\n",
             name, "length", "hidden", "decay", "dropout", "rate", "batch",
             "epochs");
  best_of(&Training::length, Sizes{10, 22, 44});
  best_of(&Training::hidden, Sizes{8, 16, 32});
  best_of(&Training::decay, Numbers{0, 0.001, 0.01});
  best_of(&Training::dropout, Numbers{0, 0.2, 0.4});
  best_of(&Training::rate, Numbers{0.001, 0.003, 0.01});
  best_of(&Training::batch, Sizes{32, 64, 128});
  fmt::print("\n");
}

}  // namespace prices
