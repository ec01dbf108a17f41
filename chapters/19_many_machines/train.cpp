#include "train.hpp"

#include <optional>

#include "lstm/training/fit.hpp"
#include "ranks.hpp"
#include "study/sine.hpp"
#include "support/interrupt.hpp"
#include "support/progress.hpp"
#include "support/run_file.hpp"

namespace many_machines {

// #region from_rank_0
// The file of --checkpoint is rank 0's: the others, perhaps on machines that
// cannot read it, hear what it holds, or why it cannot be had.
static lstm::Checkpoints from_rank_0(lstm::Group& group,
                                     const support::Options& options,
                                     std::optional<support::RunFile>& file) {
  lstm::Checkpoints checkpoints;
  std::string problem, held;
  if (group.rank() == 0) {
    try {
      file.emplace(options);
      checkpoints = file->training("network");
      if (checkpoints.from) held = lstm::write_checkpoint(*checkpoints.from);
    } catch (const std::exception& error) {
      problem = error.what();
    }
  }
  problem = say_to_all(group, problem)[0];
  if (!problem.empty()) throw AllEnd(problem);
  held = say_to_all(group, held)[0];
  if (!held.empty()) checkpoints.from = lstm::read_checkpoint(held);
  return checkpoints;
}
// #endregion

// #region fit
static lstm::History fit(lstm::Regressor<float>& model, const Settings& s,
                         const support::Options& options, lstm::Group& group,
                         const lstm::Checkpoints& checkpoints,
                         const lstm::Observer& observer) {
  const lstm::Seed seed(options.seed);
  const auto training =
      study::sine_windows<float>(s.windows, s.steps, seed.stream("training"));
  const auto test =
      study::sine_windows<float>(100, s.steps, seed.stream("test"));
  lstm::Adam<float> adam({.rate = 0.001});
  return lstm::fit(model, adam, training.data, test.data,
                   {.epochs = s.epochs,
                    .batch = s.batch,
                    .threads = options.threads,
                    .shards = s.shards,
                    .group = &group,
                    .checkpoints = checkpoints},
                   seed, observer);
}
// #endregion

lstm::History train(lstm::Regressor<float>& model, const Settings& s,
                    const support::Options& options, Clocked& group) {
  std::optional<support::RunFile> file;
  const auto checkpoints = from_rank_0(group, options, file);

  // mpirun gives each rank a terminal of its own, wherever its output goes.
  support::Progress progress(s.epochs, false);
  auto observer = progress.observer();
  observer.stop = support::interrupted;
  observer.on_batch = [&](double, double) { group.end_step(); };
  const auto history = fit(model, s, options, group, checkpoints, observer);
  if (history.size() < s.epochs) throw support::Interrupted();
  return history;
}

}  // namespace many_machines
