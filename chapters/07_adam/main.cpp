// Chapter 7: gradient descent, momentum and Adam on the same two losses.

#include <fmt/core.h>

#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "first_steps.hpp"
#include "fresh.hpp"
#include "support/program.hpp"

namespace adam {

// #region settings
struct Settings {
  std::size_t walk = 1000;  // steps in the valley
  study::WaveTask task;
};

static void declare(support::Options& options, Settings& s) {
  options.whole("--walk", s.walk, {1, 1'000'000, 1000}, "steps in the valley");
  options.whole("--windows", s.task.windows, {1, 100'000, 100},
                "windows for the LSTM to train on");
  options.whole("--hidden", s.task.hidden, {1, 1'024, 8}, "units in the LSTM");
  options.whole("--epochs", s.task.epochs, {1, 10'000, 10},
                "passes over the windows");
  options.share_work();
}
// #endregion

// #region figures
static void draw(figures::Folder& folder, const Grid& valley,
                 const Fresh& fresh, std::size_t steps) {
  std::vector<Walk> walks;
  for (const auto method :
       {study::Method::descent, study::Method::momentum, study::Method::adam})
    walks.push_back(
        walk(*study::make<double>(method, best_rate(valley, method)), steps));
  folder.draw(paths_figure(walks));
  folder.draw(heights_figure(walks));
  folder.draw(wave_figure(fresh.curves, fresh.straight_line));
  folder.draw(first_steps_figure());
}
// #endregion

// #region grids
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  fmt::print(
      "Valley: height after {} steps from (-1.2, 1), where it is 24.2\n"
      "LSTM({}) on {} sine windows: test error after {} epochs, median of 5 "
      "seeds\n",
      s.walk, s.task.hidden, s.task.windows, s.task.epochs);
  lstm::Team team(options.threads);
  const auto valley = try_all(team, [&](study::Method method, double rate) {
    return walk(*study::make<double>(method, rate), s.walk).heights.back();
  });
  const auto choose = seeds(options.seed, Purpose::choose);
  const auto wave = try_all(team, [&](study::Method method, double rate) {
    return study::medians(learn_all(s.task, method, rate, choose)).back();
  });
  print_grids(valley, wave);
  // #endregion

  // #region reports
  const auto report = seeds(options.seed, Purpose::report);
  const auto fresh = report_fresh(team, s.task, wave, report);
  report_first_steps();
  report_epsilon(best_rate(valley, study::Method::adam), s.walk);
  if (folder) draw(*folder, valley, fresh, s.walk);
}

}  // namespace adam

int main(int argc, char** argv) {
  using namespace adam;
  support::Options options("07_adam",
                           "Sets gradient descent, momentum and Adam side by "
                           "side, in a valley and on an LSTM.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
