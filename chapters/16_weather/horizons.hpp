#pragma once
#include "trials.hpp"

namespace weather {

/// How many days ahead are forecast.
inline constexpr std::size_t week = 7;

/// The error on the test 1, 2, … days ahead: of networks the mean of theirs.
struct Horizon {
  std::string name;
  std::vector<double> errors;
};

/// Forecasts of a week: of rivals, of networks that say all its days at once,
/// and of networks of one day that read the anomaly alone and go on from their
/// own forecasts. All have learned from the days before `test`. Which of the
/// kinds the networks are, and for how many epochs they learn, is where their
/// mean error of the week is lowest on validation; the target of those that go
/// on is the anomaly. Those that are done are kept in the run's file under this
/// name.
std::vector<Horizon> judge_horizons(const Days& days,
                                    const std::vector<Training>& kinds,
                                    std::size_t lags, double penalty,
                                    std::size_t count, const lstm::Seed& seed,
                                    lstm::Team& team, support::RunFile& file,
                                    const std::string& name);

/// How far from what is usual each day was, and nothing else.
Days anomalies_of(const Days& days, const Climatology& usual);

/// The forecasts of the days in [begin, end) that a network of one day and one
/// column makes `ahead` days before, when it goes on from its own forecasts.
Forecasts iterated(const Model& model, const Days& days, std::size_t begin,
                   std::size_t end, std::size_t ahead);

}  // namespace weather
