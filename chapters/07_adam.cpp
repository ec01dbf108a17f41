// Chapter 7: gradient descent, momentum and Adam on the same two losses.

#include <fmt/core.h>

#include <numeric>
#include <optional>

#include "07_figures.hpp"
#include "07_first_steps.hpp"
#include "07_grid.hpp"
#include "07_valley.hpp"
#include "07_wave.hpp"
#include "figures/folder.hpp"
#include "support/median.hpp"
#include "support/program.hpp"

// #region settings
struct Settings {
  std::size_t walk = 1000;  // steps in the valley
  WaveTask task;
};

static void declare(support::Options& options, Settings& s) {
  options.whole("--walk", s.walk, {1, 1'000'000, 1000}, "steps in the valley");
  options.whole("--windows", s.task.windows, {1, 100'000, 100},
                "windows for the LSTM to train on");
  options.whole("--hidden", s.task.hidden, {1, 1'024, 8}, "units in the LSTM");
  options.whole("--epochs", s.task.epochs, {1, 10'000, 10},
                "passes over the windows");
}
// #endregion

// #region seeds
// Five seeds to choose the learning rates with, and five others to report.
enum class Purpose { choose, report };

static std::vector<std::uint64_t> seeds(std::uint64_t seed, Purpose purpose) {
  std::vector<std::uint64_t> five(5);
  std::iota(five.begin(), five.end(),
            100 * seed + (purpose == Purpose::choose ? 1 : 6));
  return five;
}

static std::vector<std::vector<double>> learn_all(
    const WaveTask& task, Method method, double rate,
    const std::vector<std::uint64_t>& five) {
  std::vector<std::vector<double>> runs;
  for (const auto seed : five) runs.push_back(learn(task, method, rate, seed));
  return runs;
}
// #endregion

// #region fresh
// The LSTM from five seeds that had no part in choosing the rates. Returns the
// median errors of every epoch.
static std::vector<std::vector<double>> report_fresh(
    const WaveTask& task, const Grid& grid,
    const std::vector<std::uint64_t>& five) {
  std::vector<std::vector<double>> curves;
  fmt::print(
      "\nLSTM from five other seeds    rate    median      best     worst\n");
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const double rate = best_rate(grid, methods[m]);
    const auto runs = learn_all(task, methods[m], rate, five);
    std::vector<double> last;
    for (const auto& run : runs) last.push_back(run.back());
    const auto [least, most] = std::ranges::minmax(last);
    fmt::print("  {:<24} {:>7} {:>9.1e} {:>9.1e} {:>9.1e}\n", name(methods[m]),
               rate, support::median(last), least, most);
    curves.push_back(medians(runs));
  }
  return curves;
}
// #endregion

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  fmt::print(
      "Valley: height after {} steps from (-1.2, 1), where it is 24.2\n"
      "LSTM({}) on {} sine windows: test error after {} epochs, median of 5 "
      "seeds\n",
      s.walk, s.task.hidden, s.task.windows, s.task.epochs);
  const auto choose = seeds(options.seed, Purpose::choose);
  const auto report = seeds(options.seed, Purpose::report);
  const auto valley = try_all([&](Method method, double rate) {
    return walk(*make<double>(method, rate), s.walk).heights.back();
  });
  const auto wave = try_all([&](Method method, double rate) {
    return medians(learn_all(s.task, method, rate, choose)).back();
  });
  print_grids(valley, wave);
  const auto curves = report_fresh(s.task, wave, report);
  std::vector<double> lines;
  for (const auto seed : report)
    lines.push_back(straight_line_error(s.task, seed));
  const double line = support::median(lines);
  // #endregion

  // #region figures
  fmt::print("  {:<32} {:>9.1e}\n", "a straight line", line);
  report_first_steps();
  report_epsilon(best_rate(valley, Method::adam), s.walk);
  if (!folder) return;
  std::vector<Walk> walks;
  for (std::size_t m = 0; m < 3; ++m)
    walks.push_back(
        walk(*make<double>(methods[m], best_rate(valley, methods[m])), s.walk));
  folder->draw(paths_figure(walks));
  folder->draw(heights_figure(walks));
  folder->draw(wave_figure(curves, line));
  folder->draw(first_steps_figure());
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("07_adam",
                           "Sets gradient descent, momentum and Adam side by "
                           "side, in a valley and on an LSTM.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
