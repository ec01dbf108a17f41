#include "trials.hpp"

#include <fmt/core.h>

#include <cmath>
#include <limits>

#include "study/median.hpp"
#include "support/program.hpp"

namespace sine_prediction {

static constexpr std::array trial_rates = {0.0003, 0.001, 0.003, 0.01,
                                           0.03,   0.1,   0.3,   1.0};
static constexpr std::array trial_methods = {study::Method::adam,
                                             study::Method::descent};
static constexpr std::array trial_names = {"Adam", "SGD"};

using Runs = std::vector<std::vector<double>>;  // a test error for each epoch

namespace {

// What the trials share.
struct Task {
  lstm::Team& team;
  const study::WaveTask& wave;
  support::RunFile& file;
};

// Trains with both methods, each with its rate and from the same seeds. Each
// network is trained once, even if the program is ended in between.
std::array<Runs, 2> learn_all(const Task& task, const std::string& name,
                              std::array<double, 2> rates,
                              const lstm::Seed& seed, std::size_t seeds) {
  auto all = study::in_order(task.team, 2 * seeds, [&](std::size_t k) {
    const std::size_t m = k / seeds;
    return task.file.once(fmt::format("{}.{}", name, k), [&] {
      return study::learn(task.wave, trial_methods[m], rates[m],
                          seed.part("network", k % seeds));
    });
  });
  std::array<Runs, 2> runs;
  for (std::size_t k = 0; k < all.size(); ++k)
    runs[k / seeds].push_back(std::move(all[k]));
  return runs;
}

// Prints the grid row by row, and returns the rates with the smallest errors.
std::array<double, 2> best_rates(const Task& task, const lstm::Seed& seed) {
  std::array<double, 2> best{}, least;
  least.fill(std::numeric_limits<double>::infinity());
  for (const double rate : trial_rates) {
    const auto runs =
        learn_all(task, fmt::format("choose.{}", rate), {rate, rate}, seed, 3);
    fmt::print("  {:<6}", rate);
    for (std::size_t m = 0; m < trial_methods.size(); ++m) {
      const double error = study::worth(runs[m]);
      if (error < least[m]) best[m] = rate, least[m] = error;
      fmt::print(" {:>9}",
                 std::isfinite(error) ? fmt::format("{:.1e}", error) : "-");
    }
    fmt::print("\n");
    support::flush_report();
  }
  return best;
}

Trial report_trial(std::size_t m, double rate, const Runs& runs) {
  std::vector<double> last;
  for (const auto& run : runs) last.push_back(run.back());
  const auto [least, most] = std::ranges::minmax(last);
  fmt::print("  {:<24} {:>7} {:>9.1e} {:>9.1e} {:>9.1e}\n", trial_names[m],
             rate, study::median(last), least, most);
  return {trial_names[m], rate, study::medians(runs)};
}

double median_line(const study::WaveTask& task, const lstm::Seed& seed) {
  std::vector<double> lines;
  for (std::uint64_t k = 0; k < 5; ++k)
    lines.push_back(study::straight_line_error(task, seed.part("network", k)));
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line", study::median(lines));
  return study::median(lines);
}

}  // namespace

Trials try_optimisers(lstm::Team& team, const study::WaveTask& wave,
                      const lstm::Seed& seed, support::RunFile& file) {
  const Task task{team, wave, file};
  const auto choose = seed.part("choose"), report = seed.part("report");
  fmt::print(
      "\nTrials: {} windows, LSTM({}), {} epochs; median test error of 3 "
      "seeds\n"
      "  rate        Adam       SGD\n",
      wave.windows, wave.hidden, wave.epochs);
  const auto rates = best_rates(task, choose);
  fmt::print(
      "Five other seeds              rate    median      best     worst\n");
  const auto runs = learn_all(task, "report", rates, report, 5);
  const auto adam = report_trial(0, rates[0], runs[0]);
  const auto sgd = report_trial(1, rates[1], runs[1]);
  return {{adam, sgd}, median_line(wave, report)};
}

}  // namespace sine_prediction
