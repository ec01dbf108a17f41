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
constexpr std::size_t windows = 2048, length = 20, units = 16;
constexpr double goal = 1e-5;

double BatchCost::epochs() const {
  return steps.median * double(batch) / double(windows);
}

namespace {

struct How {
  std::size_t batch;
  double rate;
  std::size_t most;  // steps of training
};

double steps_to_goal(const How& how, const lstm::Seed& seed) {
  const auto training =
      study::sine_windows<float>(windows, length, seed.stream("training"));
  const auto test =
      study::sine_windows<float>(100, length, seed.stream("test"));
  lstm::Regressor<float> model(1, units, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = how.rate});
  std::size_t step = 0;
  bool reached = false;
  lstm::Observer observer;
  observer.stop = [&] {
    ++step;
    reached = model.loss(test.data).mean() < goal;
    return reached || step >= how.most || support::interrupted();
  };
  try {
    lstm::fit(model, adam, training.data,
              {.epochs = how.most, .batch = how.batch}, seed, observer);
  } catch (const lstm::Divergence&) {
    return never;
  }
  support::leave_if_interrupted();
  return reached ? static_cast<double>(step) : never;
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
    return {batch, rate,
            study::spread_of(steps(batch, rate, "told of", settings_.networks),
                             std::numeric_limits<double>::max())};
  }

 private:
  std::vector<double> steps(std::size_t batch, double rate,
                            const std::string& what, std::size_t networks) {
    return file_.once(fmt::format("{} {} {}", batch, rate, what), [&] {
      return study::in_order(team_, networks, [&](std::size_t k) {
        return steps_to_goal({batch, rate, settings_.most},
                             seed_.part(what, k));
      });
    });
  }

  double best_rate(std::size_t batch) {
    double best = 0, least = never;
    for (const double rate : {0.0003, 0.001, 0.003, 0.01, 0.03, 0.1}) {
      const double middle = study::median(steps(batch, rate, "choice", 5));
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
  for (std::size_t batch = 1; batch <= windows; batch *= 2)
    costs.push_back(trials.cost(batch));
  return costs;
}

void report_batches(const std::vector<BatchCost>& costs) {
  fmt::print(
      "An LSTM of {} units, {} windows of {} steps: steps of training until "
      "the\n"
      "test error is below {}, at the best rate: median, and its 95 % "
      "interval\n"
      "batch   rate   steps   low to high   epochs  failed\n",
      units, windows, length, goal);
  for (const auto& cost : costs)
    fmt::print("{:>5} {:>6} {:>7.0f} {:>13} {:>8.2f} {:>7}\n", cost.batch,
               cost.rate, cost.steps.median,
               fmt::format("{} to {}", cost.steps.low, cost.steps.high),
               cost.epochs(), cost.steps.failed);
}

}  // namespace many_machines
