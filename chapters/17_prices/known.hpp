#pragma once
#include "processes.hpp"
#include "trials.hpp"

namespace prices {

/// Forecasts, and what makes them.
struct Named {
  std::string name;
  std::vector<double> f;
};

/// Forecasts of series that a process drew, and the best there can be: those of
/// the days of all tests, one series behind another.
struct Known {
  std::string name, what;
  std::vector<double> y, best;
  std::vector<double> naive;     // what the skill is over
  std::vector<Named> forecasts;  // the networks' mean first, then rivals
};

/// How the networks are made that forecast returns, and those that forecast how
/// large returns will be.
struct Trainings {
  Training returns, sizes;
};

/// Draws so many series of a random walk, an AR(2) and a GARCH(1,1) and has
/// networks learn each. Of the first two returns are forecast, of the last one
/// their size.
std::vector<Known> judge_known(std::size_t series, std::size_t closes,
                               const Trainings& trainings, std::size_t networks,
                               const lstm::Seed& seed, lstm::Team& team,
                               support::RunFile& file);

}  // namespace prices
