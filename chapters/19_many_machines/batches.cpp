#include "batches.hpp"

#include <fmt/core.h>

#include <cmath>
#include <limits>

#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"

namespace many_machines {

constexpr double never = std::numeric_limits<double>::infinity();

// A network that a thread trains in seconds.
constexpr std::size_t windows = 2048, steps = 20, units = 16;
constexpr double goal = 1e-3;

double BatchCost::steps() const {
  return epochs.median * std::ceil(double(windows) / double(batch));
}

namespace {

struct How {
  std::size_t batch;
  double rate;
  std::size_t most;  // epochs
};

double epochs_to_goal(const How& how, const lstm::Seed& seed) {
  const auto training =
      study::sine_windows<float>(windows, steps, seed.stream("training"));
  const auto test = study::sine_windows<float>(100, steps, seed.stream("test"));
  lstm::Regressor<float> model(1, units, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = how.rate});
  double reached = never;
  lstm::Observer observer;
  observer.on_epoch = [&](const lstm::Epoch& epoch) {
    if (epoch.validation_loss < goal && reached == never)
      reached = static_cast<double>(epoch.number);
  };
  observer.stop = [&] { return reached < never || support::interrupted(); };
  try {
    lstm::fit(model, adam, training.data, test.data,
              {.epochs = how.most, .batch = how.batch}, seed, observer);
  } catch (const lstm::Divergence&) {
    return never;
  }
  support::leave_if_interrupted();
  return reached;
}

class Trials {
 public:
  Trials(const Settings& settings, const support::Options& options,
         support::RunFile& file)
      : settings_(settings),
        seed_(lstm::Seed(options.seed).part("batches")),
        team_(options.threads),
        file_(file) {}

  BatchCost cost(std::size_t batch) {
    const double rate = best_rate(batch);
    return {batch, windows, rate,
            study::spread_of(epochs(batch, rate, "told of", settings_.networks),
                             std::numeric_limits<double>::max())};
  }

 private:
  std::vector<double> epochs(std::size_t batch, double rate,
                             const std::string& what, std::size_t networks) {
    return file_.once(fmt::format("{} {} {}", batch, rate, what), [&] {
      return study::in_order(team_, networks, [&](std::size_t k) {
        return epochs_to_goal({batch, rate, settings_.most},
                              seed_.part(what, k));
      });
    });
  }

  double best_rate(std::size_t batch) {
    double best = 0, least = never;
    for (const double rate : {0.0003, 0.001, 0.003, 0.01, 0.03, 0.1}) {
      const double middle = study::median(epochs(batch, rate, "choice", 5));
      if (best > 0 && !(middle < least)) continue;
      best = rate;
      least = middle;
    }
    return best;
  }

  const Settings& settings_;
  lstm::Seed seed_;
  lstm::Team team_;
  support::RunFile& file_;
};

}  // namespace

std::vector<BatchCost> study_batches(const Settings& settings,
                                     const support::Options& options,
                                     support::RunFile& file) {
  Trials trials(settings, options, file);
  std::vector<BatchCost> costs;
  for (std::size_t batch = 16; batch <= windows; batch *= 2)
    costs.push_back(trials.cost(batch));
  return costs;
}

void report_batches(const std::vector<BatchCost>& costs) {
  fmt::print(
      "An LSTM of {} units, {} windows of {} steps: epochs until the test "
      "error "
      "is\nbelow {}, at the best rate: median, its interval of 95 %, and "
      "steps\n"
      "batch    rate  epochs      low to high    steps  failed\n",
      units, windows, steps, goal);
  for (const auto& cost : costs)
    fmt::print("{:>5} {:>7} {:>7} {:>16} {:>8} {:>7}\n", cost.batch, cost.rate,
               cost.epochs.median,
               fmt::format("{} to {}", cost.epochs.low, cost.epochs.high),
               cost.steps(), cost.epochs.failed);
}

}  // namespace many_machines
