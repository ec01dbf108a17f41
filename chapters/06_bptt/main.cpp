// Chapter 6: the gradient on its way back through time, checked, measured and
// broken on purpose.

#include <cmath>
#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace bptt {

// #region settings
struct Settings {
  std::size_t steps = 100;    // back which the gradient is followed
  std::size_t hidden = 64;    // units in the networks followed
  std::size_t lag = 50;       // steps of the task
  std::size_t batches = 400;  // to train on
};

static void declare(support::Options& options, Settings& s) {
  options.whole("--steps", s.steps, {100, 10'000, 100},
                "steps to follow a gradient back");
  options.whole("--hidden", s.hidden, {1, 1'024, 16}, "units followed");
  options.whole("--lag", s.lag, {50, 1'000, 50}, "steps of the task");
  options.whole("--batches", s.batches, {1, 100'000, 50},
                "batches to train on");
  options.share_work();
}
// #endregion

// #region trained
static std::vector<Trained> train_all(lstm::Team& team, const Settings& s,
                                      std::uint64_t seed) {
  const Task task{s.lag, 32, s.batches};
  return {trained_rnn(team, lstm::Recipe::keras, task, seed),
          trained_lstm(team, 1, task, seed), trained_lstm(team, 5, task, seed)};
}
// #endregion

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  std::vector<double> steps;
  for (int power = 1; power <= 12; ++power)
    steps.push_back(std::pow(10., -power));
  // #endregion
  // #region results
  const auto errors = sweep(options.seed, steps);
  print_sweep(errors);
  const auto networks = untrained(s.steps, s.hidden, options.seed);
  print_untrained(networks, s.steps - 1);
  lstm::Team team(options.threads);
  const auto trained = train_all(team, s, options.seed);
  print_trained(trained, s.lag - 1);
  print_mistakes(team, s.batches, options.seed);
  if (!folder) return;
  folder->draw(sweep_figure(errors));
  folder->draw(untrained_figure(networks));
  folder->draw(trained_figure(trained));
}
// #endregion

}  // namespace bptt

// #region main
int main(int argc, char** argv) {
  using namespace bptt;
  support::Options options("06_bptt",
                           "Checks gradients against measured slopes, follows "
                           "them back through time, and breaks them.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
