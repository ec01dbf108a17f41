#include "dishonest.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "classical.hpp"
#include "strategy.hpp"
#include "study/bootstrap.hpp"
#include "study/in_order.hpp"

namespace prices {
namespace {

// The returns of a series, where the window before day t ends with what others
// did on day t itself.
Task same_day_task(const Series& series, const std::vector<Series>& others) {
  auto task = return_task(series);
  for (const auto& other : others) {
    auto r = returns(other);
    std::rotate(r.begin(), r.begin() + 1, r.end());
    task.columns.push_back(std::move(r));
  }
  return task;
}

// Trains networks once, one beside another.
class Once {
 public:
  Once(std::size_t networks, const lstm::Seed& seed, lstm::Team& team,
       support::RunFile& file)
      : networks_(networks), seed_(seed), team_(team), file_(file) {}

  // The mean skill on the test where the scale is that of the days before
  // `known`.
  double skill(const std::string& name, const Task& task,
               const Training& training, std::size_t known) {
    return mean(name, [&](const lstm::Seed& seed) {
      const auto end = known_days(task), test = parts_of(task).test;
      auto model = make_model({task}, known, training, seed);
      train(model, training, {task}, test, seed);
      return 1 - share_left(model, {task}, test, end);
    });
  }

  // The best skill on the test over the epochs.
  double best_skill(const std::string& name, const Task& task,
                    Training training, std::size_t epochs) {
    training.epochs = epochs;
    return mean(name, [&](const lstm::Seed& seed) {
      const auto end = known_days(task), test = parts_of(task).test;
      auto model = make_model({task}, test, training, seed);
      std::vector<double> skills;
      train(model, training, {task}, test, seed, [&] {
        skills.push_back(1 - share_left(model, {task}, test, end));
      });
      return std::ranges::max(skills);
    });
  }

  static std::size_t known_days(const Task& task) {
    return task.target.y.size() + task.target.span - 1;
  }

 private:
  template <class Make>
  double mean(const std::string& name, const Make& make) {
    const auto all = study::in_order(team_, networks_, [&](std::size_t n) {
      return file_.once(fmt::format("{} {}", name, n + 1), [&] {
        return std::vector{make(seed_.part("network", n))};
      });
    });
    std::vector<double> numbers;
    for (const auto& one : all) numbers.push_back(one[0]);
    return study::mean(numbers);
  }

  std::size_t networks_;
  lstm::Seed seed_;
  lstm::Team& team_;
  support::RunFile& file_;
};

}  // namespace

Mistake plot_of_levels(const Series& series, const Forecasts& said,
                       const lstm::Seed& seed) {
  const auto y = levels(series).y, before = persistence(series);
  const auto begin = parts_of(y.size()).test;
  const auto tail = [&](const std::vector<double>& all) {
    return std::span(all).subspan(begin);
  };
  const auto random = seed.stream("bootstrap mistakes");
  return {"a plot of the price", "skill, and R2",
          skill(tail(y), tail(said), tail(before), random).value,
          r2(tail(y), tail(said), random).value};
}

Mistake profit_without_costs(const Series& series, const Forecasts& said,
                             double cost, const lstm::Seed& seed) {
  const auto r = returns(series);
  const auto begin = parts_of(r.size()).test;
  const auto held = long_or(0, std::span(said).subspan(begin));
  const auto all = earned(std::span(r).subspan(begin), held, cost,
                          seed.stream("bootstrap mistakes"));
  return {"profits without costs", "% a year", 100 * all.after,
          100 * all.before};
}

std::vector<Mistake> judge_mistakes(const Looked& looked, std::size_t networks,
                                    const lstm::Seed& seed, lstm::Team& team,
                                    support::RunFile& file) {
  Once once(networks, seed, team, file);
  const auto level = level_task(looked.series);
  const auto volatility = volatility_task(looked.series);
  const auto all = Once::known_days(level), test = parts_of(level).test;
  std::vector<Mistake> found = {
      {"scaled by all days",
       fmt::format(
           "skill; yesterday's {:.3f}",
           1 - share_left(level.target, persistence(looked.series), test, all)),
       once.skill("levels", level, looked.levels, test),
       once.skill("levels by all days", level, looked.levels, all)},
      {"best epoch of the test", "skill on volatility",
       once.skill("volatility", volatility, looked.volatility, test),
       once.best_skill("best epoch", volatility, looked.volatility,
                       looked.most_epochs)}};
  if (looked.others.empty()) return found;
  found.push_back(
      {"other closes of the same day", "skill on returns",
       once.skill("returns", return_task(looked.series), looked.returns, test),
       once.skill("same day", same_day_task(looked.series, looked.others),
                  looked.returns, test)});
  return found;
}

}  // namespace prices
