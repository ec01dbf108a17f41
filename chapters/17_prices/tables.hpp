#pragma once
#include "dishonest.hpp"
#include "known.hpp"
#include "model.hpp"
#include "volatility.hpp"

namespace prices {

/// The share of what is bought or sold that it costs.
inline constexpr double cost = 0.001;

void report_series(const std::vector<Series>& all);
void report_known(const std::vector<Known>& all, std::size_t networks,
                  const lstm::Seed& seed);

/// The forecasts of the price itself, taken apart. `trial` has one task.
void report_levels(const Series& series, const Trial& trial,
                   const lstm::Seed& seed);

/// What the networks' mean says of returns, the skill of that and how often it
/// has their direction. Trial k is of series k.
void report_returns(const std::vector<Series>& all,
                    const std::vector<Trial>& trials, const lstm::Seed& seed);

/// What is earned with that.
void report_earned(const std::vector<Series>& all,
                   const std::vector<Trial>& trials, const lstm::Seed& seed);

void report_volatility(const std::vector<Series>& all,
                       const Volatility& volatility, const lstm::Seed& seed);
void report_mistakes(const std::vector<Mistake>& mistakes);

/// The volatility of the five days behind the last.
void report_week(const Series& series, const Kept& kept);

/// A network from a file, on the test of a series that it may not know, and HAR
/// with leverage.
struct Loaded {
  Target target;
  Named network, rival;
};
Loaded judge_loaded(const Series& series, const Kept& kept);
void report_loaded(const Loaded& loaded);

/// The network of levels that is in the middle by its error on the test.
const Forecasts& median_network(const Trial& trial);

}  // namespace prices
