// Chapter 9: a network too large for its data, and what helps.

#include <fmt/core.h>

#include <optional>

#include "compare.hpp"
#include "figures.hpp"
#include "figures/folder.hpp"
#include "support/program.hpp"
#include "weights.hpp"

namespace overfitting {

// #region settings
static void declare(support::Options& options, Task& task, Setting& setting) {
  options.whole("--windows", task.windows, {1, 100'000, 40},
                "windows to train on");
  options.positive("--noise", task.noise, 100, "size of the noise");
  options.whole("--hidden", setting.hidden, {1, 1'024, 12},
                "units in the LSTM");
  options.whole("--epochs", setting.epochs, {1, 100'000, 60},
                "passes over the windows");
  options.share_work();
}
// #endregion

// #region chapter
static void chapter(const Task& task, const Setting& setting,
                    const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  const std::uint64_t first = 100 * options.seed + 1;
  std::vector<Splits> all;
  for (std::uint64_t k = 0; k < 5; ++k) all.push_back(draw(task, first + k));
  fmt::print(
      "LSTM({}) on {} windows with noise {}, {} epochs, medians of 5 "
      "seeds\n\nValidation error for each strength\n",
      setting.hidden, task.windows, task.noise, setting.epochs);
  // #endregion

  // #region reports
  lstm::Team team(options.threads);
  std::vector<Networks> chosen;
  for (const auto& method : methods())
    chosen.push_back(choose(team, method, setting, all, first));
  report_errors(chosen, all);
  report_rules(task, all);
  report_weights(chosen);
  const auto half = methods()[1].apply(setting, 0.5);
  report_forgotten(train_all(team, {half}, all, first)[0], 0.5, all);
  if (folder) draw_figures(*folder, chosen);
}
// #endregion

}  // namespace overfitting

// #region main
int main(int argc, char** argv) {
  using namespace overfitting;
  support::Options options("09_overfitting",
                           "Trains an LSTM that is too large for its data, "
                           "and compares what helps.");
  Task task;
  Setting setting;
  declare(options, task, setting);
  return support::run(options, argc, argv,
                      [&] { chapter(task, setting, options); });
}
// #endregion
