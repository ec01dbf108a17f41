#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "measures.hpp"
#include "study/in_order.hpp"

namespace weather {

static lstm::Observer interruptible() {
  lstm::Observer observer;
  observer.stop = support::interrupted;
  return observer;
}

void train_watched(Model& model, const Training& training, const Days& days,
                   std::span<const std::size_t> for_days,
                   const lstm::Seed& seed, const std::function<void()>& look) {
  auto observer = interruptible();
  observer.on_epoch = [&](const lstm::Epoch&) { look(); };
  train(model, training, days, for_days, seed, observer);
  support::leave_if_interrupted();
}

// #region watched
Watched train_watched(Model& model, const Training& training, const Days& days,
                      std::span<const std::size_t> for_days, std::size_t begin,
                      std::size_t end, const lstm::Seed& seed) {
  Watched watched;
  train_watched(model, training, days, for_days, seed, [&] {
    watched.forecasts.push_back(forecasts(model, days, begin, end));
    watched.curve.push_back(rmse(days, watched.forecasts.back(), begin, end));
  });
  return watched;
}
// #endregion

void train_here(Model& model, const Training& training, const Days& days,
                std::span<const std::size_t> for_days, const lstm::Seed& seed,
                const lstm::Checkpoints& checkpoints) {
  train(model, training, days, for_days, seed, interruptible(), checkpoints);
  support::leave_if_interrupted();
}

namespace {

// Forecasts of some days, as the run's file keeps them: those days alone.
void put(const Forecasts& forecasts, std::size_t begin, std::size_t end,
         std::vector<double>& numbers) {
  for (std::size_t t = begin; t < end; ++t) numbers.push_back(forecasts[t]);
}

Forecasts take(const std::vector<double>& numbers, std::size_t from,
               std::size_t begin, std::size_t end, std::size_t size) {
  Forecasts all(size, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t t = begin; t < end; ++t) all[t] = numbers[from + t - begin];
  return all;
}

// The networks of all kinds: number n is of kind n % kinds.
class Runs {
 public:
  Runs(const Days& days, std::size_t kinds, std::size_t count,
       const lstm::Seed& seed, lstm::Team& team, support::RunFile& file,
       const std::string& name)
      : days_(days),
        kinds_(kinds),
        count_(count),
        seed_(seed),
        team_(team),
        file_(file),
        name_(name) {}

  // Chooses the numbers of epochs; the outcomes have no test yet.
  std::vector<Kind> on_validation(const std::vector<Training>& trainings) {
    const auto all = study::in_order(team_, kinds_ * count_, [&](auto n) {
      const auto& training = trainings[n % kinds_];
      return file_.once(of(training, n) + " on validation",
                        [&] { return watch(training, n / kinds_); });
    });
    std::vector<Kind> kinds;
    for (std::size_t k = 0; k < kinds_; ++k) {
      std::vector<std::vector<double>> numbers;
      for (std::size_t j = 0; j < count_; ++j)
        numbers.push_back(all[j * kinds_ + k]);
      kinds.push_back(chosen(trainings[k], numbers));
    }
    return kinds;
  }

  // Trains the networks of the test.
  void on_test(std::vector<Kind>& kinds) {
    const auto all = study::in_order(team_, kinds_ * count_, [&](auto n) {
      auto& kind = kinds[n % kinds_];
      const auto one = of(kind.training, n);
      if (n < kinds_) return judge(kind.first, kind, 0, file_.training(one));
      return file_.once(one, [&] {
        auto model =
            make_model(days_, days_.test, kind.training, network(n / kinds_));
        return judge(model, kind, n / kinds_, {});
      });
    });
    for (std::size_t n = 0; n < all.size(); ++n)
      kinds[n % kinds_].outcomes[n / kinds_].test =
          take(all[n], 0, days_.test, days_.size(), days_.size());
  }

 private:
  lstm::Seed network(std::size_t k) const { return seed_.part("network", k); }
  std::string of(const Training& training, std::size_t n) const {
    return fmt::format("{}, {} {}", name_, name_of(training.target),
                       n / kinds_ + 1);
  }

  // The curve, and behind it the forecasts after each epoch.
  std::vector<double> watch(const Training& training, std::size_t k) const {
    const std::size_t known = days_.validation;
    auto model = make_model(days_, known, training, network(k));
    auto [numbers, forecasts] =
        train_watched(model, training, days_, days_to_learn(model, known),
                      known, days_.test, network(k));
    for (const auto& some : forecasts) put(some, known, days_.test, numbers);
    return numbers;
  }

  Kind chosen(Training training,
              const std::vector<std::vector<double>>& numbers) const {
    std::vector<std::vector<double>> curves;
    for (const auto& some : numbers)
      curves.push_back({some.begin(), some.begin() + epochs_of(training)});
    const auto mean = mean_curve(curves);
    const std::size_t best = lowest(mean);
    const std::size_t from =
        training.epochs + best * (days_.test - days_.validation);
    training.epochs = best + 1;
    Kind kind{training,
              mean[best],
              make_model(days_, days_.test, training, network(0)),
              {}};
    for (std::size_t k = 0; k < numbers.size(); ++k)
      kind.outcomes.push_back(
          {curves[k],
           take(numbers[k], from, days_.validation, days_.test, days_.size()),
           {}});
    return kind;
  }

  static std::ptrdiff_t epochs_of(const Training& training) {
    return static_cast<std::ptrdiff_t>(training.epochs);
  }

  std::vector<double> judge(Model& model, const Kind& kind, std::size_t k,
                            const lstm::Checkpoints& checkpoints) const {
    train_here(model, kind.training, days_, days_to_learn(model, days_.test),
               network(k), checkpoints);
    std::vector<double> numbers;
    put(forecasts(model, days_, days_.test, days_.size()), days_.test,
        days_.size(), numbers);
    return numbers;
  }

  const Days& days_;
  std::size_t kinds_, count_;
  lstm::Seed seed_;
  lstm::Team& team_;
  support::RunFile& file_;
  std::string name_;
};

}  // namespace

Trials run_trials(const Days& days, const std::vector<Training>& kinds,
                  std::size_t count, const lstm::Seed& seed, lstm::Team& team,
                  support::RunFile& file, const std::string& name) {
  Runs runs(days, kinds.size(), count, seed, team, file, name);
  Trials trials{runs.on_validation(kinds), 0};
  runs.on_test(trials.kinds);
  trials.chosen = static_cast<std::size_t>(
      std::ranges::min_element(trials.kinds, {}, &Kind::validation) -
      trials.kinds.begin());
  return trials;
}

Kept keep(const Days& days, const Kind& kind) {
  const auto& forecast = kind.outcomes.at(0).validation;
  std::vector<double> errors;
  for (std::size_t t = days.validation; t < days.test; ++t)
    errors.push_back(days.y()[t] - forecast[t]);
  return {days.place, days.unit, days.columns[days.forecast], kind.first,
          errors};
}

}  // namespace weather
