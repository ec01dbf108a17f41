#pragma once
#include <functional>

#include "lstm/numbers/team.hpp"
#include "model.hpp"
#include "study/curves.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace weather {

/// What one network came to. First it knew the days before `validation`: its
/// error there after each epoch, and its forecasts after the number of epochs
/// that all of its kind have. Then it began anew with the days before `test`.
struct Outcome {
  std::vector<double> curve;
  Forecasts validation, test;
};

/// Networks that differ by chance alone. Their number of epochs is the one
/// after which they had the lowest mean error on validation. The first that
/// knew all days before `test` can be asked further.
struct Kind {
  Training training;
  double validation;  // the mean error on it
  Model first;
  std::vector<Outcome> outcomes;
};

/// The networks of each kind, and which kind is used: the one with the lowest
/// mean error on validation.
struct Trials {
  std::vector<Kind> kinds;
  std::size_t chosen;

  const Kind& best() const { return kinds[chosen]; }
};

/// Trains so many networks of each kind side by side, each on a thread of its
/// own. Those that are done are kept in the run's file under this name, and the
/// first of each kind wherever it stands.
Trials run_trials(const Days& days, const std::vector<Training>& kinds,
                  std::size_t count, const lstm::Seed& seed, lstm::Team& team,
                  support::RunFile& file, const std::string& name);

/// The first network of a kind, with its errors on validation from when it had
/// not learned from those days.
Kept keep(const Days& days, const Kind& kind);

/// The error on [begin, end) after each epoch of a network that is trained.
struct Watched {
  std::vector<double> curve;
  std::vector<Forecasts> forecasts;
};
Watched train_watched(Model& model, const Training& training, const Days& days,
                      std::span<const std::size_t> for_days, std::size_t begin,
                      std::size_t end, const lstm::Seed& seed);

/// Trains a network, and looks at it after each epoch.
void train_watched(Model& model, const Training& training, const Days& days,
                   std::span<const std::size_t> for_days,
                   const lstm::Seed& seed, const std::function<void()>& look);

/// Trains a network until the program is interrupted, which throws.
void train_here(Model& model, const Training& training, const Days& days,
                std::span<const std::size_t> for_days, const lstm::Seed& seed,
                const lstm::Checkpoints& checkpoints = {});

using study::lowest;
using study::mean_curve;

}  // namespace weather
