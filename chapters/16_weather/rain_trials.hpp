#pragma once
#include "days.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/team.hpp"
#include "rain_network.hpp"
#include "rain_rivals.hpp"
#include "study/bootstrap.hpp"
#include "support/run_file.hpp"

namespace weather {

/// How a network for rain is made and trained.
struct RainTraining {
  std::size_t length = 10, hidden = 16;  // days that are read, units
  std::size_t epochs = 30, batch = 32;   // at most
  double rate = 0.003, decay = 0.01, dropout = 0.2;
};

/// What networks that differ by chance alone make of the days.
struct RainTrials {
  /// The Brier score on validation of each of them after each epoch.
  std::vector<std::vector<double>> curves;
  std::size_t epochs;  // after which the mean of these is the lowest
  /// The probabilities of all days before the end, of each network, trained
  /// anew for so many epochs on all days before the test.
  std::vector<Forecasts> test;
};

/// Trains so many networks side by side, each on a thread of its own: on the
/// days before validation, and anew on those before the test. What is done is
/// kept in the run's file.
RainTrials run_rain_trials(const Days& days, const RainTraining& training,
                           std::size_t count, const lstm::Seed& seed,
                           lstm::Team& team, support::RunFile& file);

/// The lowest of the mean curve, which the epochs were chosen by.
double validation_score(const RainTrials& trials);

/// The Brier scores of the networks on the test: their mean, the least and the
/// most; how sure the mean is with other days, by blocks of 14 of them, and so
/// what it is less than a rival's on the same days; and the score of the mean
/// of their probabilities.
struct RainVerdict {
  double mean, least, most;
  study::Interval interval, gain;
  double together;
};
RainVerdict verdict(const RainTrials& trials, const RainRival& rival,
                    const Days& days, const lstm::Seed& seed);

/// The mean of the networks' probabilities on each day.
Forecasts together(const RainTrials& trials);

}  // namespace weather
