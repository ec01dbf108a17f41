#pragma once
#include "trials.hpp"

namespace prices {

/// A number as it should be told, and as a mistake has it.
struct Mistake {
  std::string name, measure;
  double honest, flattering;
};

/// The skill over yesterday's price of forecasts of the price, on the test, and
/// their R².
Mistake plot_of_levels(const Series& series, const Forecasts& said,
                       const lstm::Seed& seed);

/// What is earned a year, in percent, with forecasts of the return on the test.
Mistake profit_without_costs(const Series& series, const Forecasts& said,
                             double cost, const lstm::Seed& seed);

/// What networks are trained for, where each mistake is looked at.
struct Looked {
  const Series& series;
  std::vector<Series> others;  // traded on the same days
  Training levels, returns, volatility;
  std::size_t most_epochs;  // among which the test is let choose
};

/// What comes out if prices are scaled by all days and not by those before the
/// test; if the number of epochs is, for each network, the one that is best on
/// the test; and if a network gets, to forecast a day's return, what others
/// did on that very day: skills in the mean of networks that are trained once.
/// Those that are done are kept in the run's file.
std::vector<Mistake> judge_mistakes(const Looked& looked, std::size_t networks,
                                    const lstm::Seed& seed, lstm::Team& team,
                                    support::RunFile& file);

}  // namespace prices
