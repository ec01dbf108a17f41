#pragma once
#include "lstm/training/team.hpp"
#include "network.hpp"
#include "rain_rivals.hpp"
#include "study/bootstrap.hpp"
#include "support/run_file.hpp"

namespace weather {

/// How a network for rain is made and trained; chosen on validation. Of the
/// target nothing is used.
inline constexpr Training rain_training{
    .length = 5, .epochs = 40, .dropout = 0.4};

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

}  // namespace weather
