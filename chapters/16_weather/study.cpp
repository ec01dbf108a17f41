#include "study.hpp"

#include <fmt/core.h>

#include <array>

#include "study/in_order.hpp"
#include "support/program.hpp"

namespace weather {
namespace {

constexpr std::size_t networks = 3;

// Trains networks on a thread of their own and looks at validation.
class Choice {
 public:
  Choice(const Days& days, const support::Options& options,
         support::RunFile& file)
      : days_(days),
        seed_(lstm::Seed(options.seed).part("settings")),
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
    const auto curves =
        study::in_order(team_, networks * all.size(), [&](std::size_t n) {
          const auto& one = all[n / networks];
          return file_.once(fmt::format("{}, {}", describe(one), n % networks),
                            [&] { return curve(one, n % networks); });
        });
    std::vector<double> errors;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const auto first = curves.begin() + static_cast<std::ptrdiff_t>(3 * k);
      const auto mean = mean_curve({first, first + networks});
      errors.push_back(mean[lowest(mean)]);
      fmt::print("{}  {:6} {:10.3f}\n", describe(all[k]), lowest(mean) + 1,
                 errors.back());
    }
    support::flush_report();
    return all[lowest(errors)];
  }

 private:
  static std::string describe(const Training& t) {
    return fmt::format("{:8} {:6} {:6} {:7} {:7} {:6} {:6}", name_of(t.target),
                       t.length, t.hidden, t.decay, t.dropout, t.rate, t.batch);
  }

  std::vector<double> curve(const Training& training, std::size_t k) const {
    const auto seed = seed_.part("network", k);
    const std::size_t known = days_.validation;
    auto model = make_model(days_, known, training, seed);
    return train_watched(model, training, days_, days_to_learn(model, known),
                         known, days_.test, seed)
        .curve;
  }

  const Days& days_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

Training study_settings(const Days& days, Training training,
                        const support::Options& options,
                        support::RunFile& file) {
  using Sizes = std::vector<std::size_t>;
  using Numbers = std::vector<double>;
  Choice choice(days, options, file);
  const auto best_of = [&](auto setting, const auto& values) {
    training = choice.best_of(training, setting, values);
  };
  fmt::print("{:8} {:>6} {:>6} {:>7} {:>7} {:>6} {:>6}  {:>6} validation\n",
             "target", "length", "hidden", "decay", "dropout", "rate", "batch",
             "epochs");
  best_of(&Training::length, Sizes{3, 5, 10, 20, 30});
  best_of(&Training::hidden, Sizes{8, 16, 32});
  best_of(&Training::decay, Numbers{0, 0.001, 0.003, 0.01});
  best_of(&Training::dropout, Numbers{0, 0.1, 0.2, 0.4});
  best_of(&Training::rate, Numbers{0.001, 0.003, 0.01});
  best_of(&Training::batch, Sizes{16, 32, 64});
  return training;
}

}  // namespace weather
