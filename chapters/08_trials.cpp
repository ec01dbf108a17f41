#include "08_trials.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <limits>

#include "support/median.hpp"

// #region runs
static constexpr std::array trial_rates = {0.0003, 0.001, 0.003, 0.01,
                                           0.03,   0.1,   0.3,   1.0};
static constexpr std::array trial_methods = {Method::adam, Method::descent};
static constexpr std::array trial_names = {"Adam", "SGD"};

using Runs = std::vector<std::vector<double>>;  // a test error for each epoch

static Runs learn_all(const WaveTask& task, Method method, double rate,
                      std::uint64_t first_seed, std::uint64_t seeds) {
  Runs runs;
  for (std::uint64_t k = 0; k < seeds; ++k)
    runs.push_back(learn(task, method, rate, first_seed + k));
  return runs;
}
// #endregion

// #region best_rates
// Prints the grid row by row, and returns the rates with the smallest errors.
static std::array<double, 2> best_rates(const WaveTask& task,
                                        std::uint64_t first_seed) {
  std::array<double, 2> best{}, least;
  least.fill(std::numeric_limits<double>::infinity());
  for (const double rate : trial_rates) {
    fmt::print("  {:<6}", rate);
    for (std::size_t m = 0; m < trial_methods.size(); ++m) {
      const double error =
          medians(learn_all(task, trial_methods[m], rate, first_seed, 3))
              .back();
      if (error < least[m]) best[m] = rate, least[m] = error;
      fmt::print(" {:>9}",
                 std::isfinite(error) ? fmt::format("{:.1e}", error) : "-");
    }
    fmt::print("\n");
    std::fflush(stdout);
  }
  return best;
}
// #endregion

// #region with_best
static Trial with_best_rate(const WaveTask& task, std::size_t m, double rate,
                            std::uint64_t first_seed) {
  const auto runs = learn_all(task, trial_methods[m], rate, first_seed, 5);
  std::vector<double> last;
  for (const auto& run : runs) last.push_back(run.back());
  const auto [least, most] = std::ranges::minmax(last);
  fmt::print("  {:<24} {:>7} {:>9.1e} {:>9.1e} {:>9.1e}\n", trial_names[m],
             rate, support::median(last), least, most);
  return {trial_names[m], rate, medians(runs)};
}
// #endregion

// #region line
static double median_line(const WaveTask& task, std::uint64_t first_seed) {
  std::vector<double> lines;
  for (std::uint64_t k = 0; k < 5; ++k)
    lines.push_back(straight_line_error(task, first_seed + k));
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line", support::median(lines));
  return support::median(lines);
}
// #endregion

// #region try
Trials try_optimisers(const WaveTask& task, std::uint64_t seed) {
  const auto choose = 100 * seed + 1, report = 100 * seed + 4;
  fmt::print(
      "\nTrials: {} windows, LSTM({}), {} epochs; median test error of 3 "
      "seeds\n"
      "  rate        Adam       SGD\n",
      task.windows, task.hidden, task.epochs);
  const auto rates = best_rates(task, choose);
  fmt::print(
      "Five other seeds              rate    median      best     worst\n");
  const auto adam = with_best_rate(task, 0, rates[0], report);
  const auto sgd = with_best_rate(task, 1, rates[1], report);
  return {{adam, sgd}, median_line(task, report)};
}
// #endregion
