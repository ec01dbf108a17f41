#pragma once
#include "lstm/numbers/team.hpp"
#include "measures.hpp"
#include "rain_rivals.hpp"
#include "support/run_file.hpp"
#include "trials.hpp"

namespace weather {

/// How a network for rain is made and trained; chosen on validation. Of the
/// target nothing is used.
inline constexpr Training rain_training{.length = 5,
                                        .hidden = 16,
                                        .epochs = 40,
                                        .batch = 32,
                                        .rate = 0.003,
                                        .decay = 0,
                                        .dropout = 0.4};

/// What networks that differ by chance alone make of the days.
struct RainTrials {
  /// The Brier score on validation of each of them after each epoch.
  std::vector<std::vector<double>> curves;
  /// After so many of these their mean is the lowest.
  std::size_t epochs;
  double validation_score;
  /// The probabilities for each day of the test, of each network, trained anew
  /// for so many epochs on all days before it.
  std::vector<std::vector<double>> test;
};

/// Trains so many networks side by side, each on a thread of its own: on the
/// days before validation, and anew on those before the test. What is done is
/// kept in the run's file.
RainTrials run_rain_trials(const Days& days, const Training& training,
                           std::size_t count, const lstm::Seed& seed,
                           lstm::Team& team, support::RunFile& file);

/// The mean of the networks' probabilities for each day of the test.
std::vector<double> together(const RainTrials& trials);

/// The Brier score of the networks on the test, its mean over them, the least
/// and the most; how much less it is than a rival's on the same days; and the
/// score of the mean of their probabilities. Intervals are by blocks of 14 days
/// of the test.
struct RainVerdict {
  Estimate score;
  double least, most;
  Estimate gain;
  double together;
};
RainVerdict verdict(const RainTrials& trials, const RainRival& rival,
                    const Days& days, const lstm::Seed& seed);

}  // namespace weather
