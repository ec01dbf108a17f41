#include "dishonest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "measures.hpp"
#include "study/bootstrap.hpp"
#include "study/in_order.hpp"

namespace weather {

Split split_at_random(const Days& days, std::size_t first,
                      lstm::Random random) {
  auto all = days_between(first, days.size());
  random.shuffle(all);
  const auto middle =
      all.begin() + static_cast<std::ptrdiff_t>(days.size() - days.test);
  return {{middle, all.end()}, {all.begin(), middle}};
}

namespace {

double rmse(const Days& days, const Forecasts& forecasts,
            std::span<const std::size_t> judged) {
  double squares = 0;
  for (const std::size_t t : judged)
    squares += std::pow(days.y()[t] - forecasts[t], 2);
  return std::sqrt(squares / static_cast<double>(judged.size()));
}

// Networks of one kind that are trained with one mistake.
class Mistaken {
 public:
  Mistaken(const Days& days, const Kind& kind, const lstm::Seed& seed,
           lstm::Team& team, support::RunFile& file, const std::string& name)
      : days_(days),
        kind_(kind),
        seed_(seed),
        team_(team),
        file_(file),
        name_(name) {}

  double all_known() {
    return study::mean(errors("all days known", [&](std::size_t k) {
      auto model = make_model(days_, days_.size(), kind_.training, network(k));
      train_here(model, kind_.training, days_, days_to_learn(model, days_.test),
                 network(k));
      return weather::rmse(days_,
                           forecasts(model, days_, days_.test, days_.size()),
                           days_.test, days_.size());
    }));
  }

  double learned_on_both_sides(const Split& split) {
    return study::mean(errors("split at random", [&](std::size_t k) {
      auto model = make_model(days_, days_.size(), kind_.training, network(k));
      train_here(model, kind_.training, days_, split.learned, network(k));
      return rmse(days_,
                  forecasts(model, days_, first_day(model), days_.size()),
                  split.judged);
    }));
  }

  // After the number of epochs that is best for each network.
  double best_on_test(std::size_t most_epochs) {
    auto training = kind_.training;
    training.epochs = most_epochs;
    return study::mean(errors("best on the test", [&](std::size_t k) {
      auto model = make_model(days_, days_.test, training, network(k));
      const auto learned = days_to_learn(model, days_.test);
      return std::ranges::min(train_watched(model, training, days_, learned,
                                            days_.test, days_.size(),
                                            network(k))
                                  .curve);
    }));
  }

 private:
  lstm::Seed network(std::size_t k) const { return seed_.part("network", k); }

  template <class Error>
  std::vector<double> errors(const std::string& what, const Error& error) {
    const auto all =
        study::in_order(team_, kind_.outcomes.size(), [&](std::size_t k) {
          return file_.once(fmt::format("{}, {} {}", name_, what, k + 1),
                            [&] { return std::vector{error(k)}; });
        });
    std::vector<double> errors;
    for (const auto& one : all) errors.push_back(one[0]);
    return errors;
  }

  const Days& days_;
  const Kind& kind_;
  lstm::Seed seed_;
  lstm::Team& team_;
  support::RunFile& file_;
  std::string name_;
};

}  // namespace

std::vector<Mistake> judge_mistakes(const Days& days, const Trials& trials,
                                    std::size_t most_epochs,
                                    const lstm::Seed& seed, lstm::Team& team,
                                    support::RunFile& file,
                                    const std::string& name) {
  const auto& kind = trials.best();
  const auto on_test = [&](const Forecasts& forecasts) {
    return rmse(days, forecasts, days.test, days.size());
  };
  std::vector<double> errors;
  for (const auto& outcome : kind.outcomes)
    errors.push_back(on_test(outcome.test));
  const double honest = study::mean(errors);
  constexpr std::size_t order = 2;
  const auto rival = autoregression(days, days.test, order);
  const auto flattered = autoregression(days, days.size(), order);
  // The rival has no forecast of the first days, either.
  const auto split = split_at_random(
      days, std::max(first_day(kind.first), order), seed.stream("split"));
  Mistaken mistaken(days, kind, seed, team, file, name);
  return {{"scaled by all days", honest, mistaken.all_known(), on_test(rival),
           on_test(flattered)},
          {"split at random", honest, mistaken.learned_on_both_sides(split),
           on_test(rival), rmse(days, flattered, split.judged)},
          {"best epoch of the test", honest, mistaken.best_on_test(most_epochs),
           on_test(rival), on_test(rival)}};
}

}  // namespace weather
