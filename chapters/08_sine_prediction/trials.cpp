#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "lstm/training/regressor.hpp"
#include "study/median.hpp"

namespace sine_prediction {

double Result::median() const {
  return study::median(errors);
}

double Result::least() const {
  return std::ranges::min(errors);
}

double Result::most() const {
  return std::ranges::max(errors);
}

std::size_t Result::lost() const {
  return std::size_t(std::ranges::count_if(
      errors, [](double error) { return !std::isfinite(error); }));
}

double Trials::train(const Contender& contender, const std::string& purpose,
                     double rate, std::size_t k) {
  const auto name =
      fmt::format("{}.{}.{}.{}", contender.name, purpose, rate, k);
  const auto seed = seed_.part(purpose).part("network", k);
  return file_
      .once(name, [&] { return std::vector{contender.train(rate, seed)}; })
      .front();
}

double Trials::best(const Contender& contender,
                    const std::vector<double>& rates) {
  constexpr std::size_t seeds = 3;
  const auto errors =
      study::in_order(team_, seeds * rates.size(), [&](std::size_t k) {
        return train(contender, "choose", rates[k / seeds], k % seeds);
      });
  double best = rates.front(), least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const auto first = errors.begin() + std::ptrdiff_t(k * seeds);
    const Result result = {contender.name, rates[k], {first, first + seeds}};
    if (result.lost() == 0 && result.median() < least)
      best = rates[k], least = result.median();
  }
  return best;
}

Result Trials::report(const Contender& contender, double rate) {
  return {contender.name, rate, study::in_order(team_, 10, [&](std::size_t k) {
            return train(contender, "report", rate, k);
          })};
}

Contender optimiser(const char* name, study::Method method,
                    const study::WaveTask& task) {
  return {name, [=](double rate, const lstm::Seed& seed) {
            auto weights = seed.stream("weights");
            lstm::Regressor<float> model(1, task.hidden, 1);
            model.initialize(lstm::Recipe::keras, weights);
            return test_error(model, task, method, rate, seed);
          }};
}

static constexpr std::array factors = {0.1, 0.3, 1.0, 1.8, 3.3, 10.0};

// Results with the best rate of a grid, in the middle, and with rates around
// it, from other seeds.
static std::vector<Result> around_best(Trials& trials,
                                       const Contender& contender,
                                       const std::vector<double>& grid) {
  const double best = trials.best(contender, grid);
  std::vector<Result> all;
  for (const double factor : factors)
    all.push_back(trials.report(contender, best * factor));
  return all;
}

// Its median, that over the one with the best rate, and how many are lost.
static std::string cells(const std::vector<Result>& results, std::size_t k) {
  const double error = results[k].median(), best = results[2].median();
  return fmt::format(" {:>9.1e} {:>7.1f} {:>5}", error, error / best,
                     results[k].lost());
}

void compare_rates(Trials& trials, const study::WaveTask& task) {
  fmt::print(
      "\nRates around the best: {} windows, LSTM({}), {} epochs; 10 seeds\n",
      task.windows, task.hidden, task.epochs);
  const auto adam =
      around_best(trials, optimiser("Adam", study::Method::adam, task),
                  {0.0003, 0.001, 0.003, 0.01, 0.03, 0.1});
  const auto sgd =
      around_best(trials, optimiser("SGD", study::Method::descent, task),
                  {0.01, 0.03, 0.1, 0.3, 1.0});
  fmt::print("{:>20} {:<8g} times  lost {:>7} {:<8g} times  lost\n", "Adam",
             adam[2].rate, "SGD", sgd[2].rate);
  for (std::size_t k = 0; k < factors.size(); ++k)
    fmt::print("  rate * {:<4.2f}{} {}\n", factors[k], cells(adam, k),
               cells(sgd, k));
}

}  // namespace sine_prediction
