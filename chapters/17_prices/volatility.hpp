#pragma once
#include "trials.hpp"
#include "verdicts.hpp"

namespace prices {

/// Forecasts of the volatility of some series on the days of the test.
struct Method {
  std::string name;
  double validation;            // the mean of `share_left`
  std::vector<Forecasts> said;  // of series k; of networks the mean
  std::vector<std::vector<Forecasts>> networks;  // of network n and series k
};

/// What is usual, fitted anew each day and, for those that are compared with
/// networks, in the steps in which these are trained. Each has learned all that
/// is known when it begins. "long HAR" is HAR with leverage that looks back as
/// far as the networks do, but a month or more. And LSTMs that forecast
/// the volatility alone or on HAR's residual, one for each series or, if there
/// are several, one that learned from all. `used` has the least error on
/// validation of those with networks. `own` are the trials of the networks of
/// each series alone.
struct Volatility {
  std::vector<Target> targets;
  std::vector<Method> methods;
  std::size_t used;
  std::vector<Trial> own;

  /// Throws std::out_of_range where there is none of this name.
  const Method& method(const std::string& name) const;
};
Volatility judge_volatility(const std::vector<Series>& all,
                            const Training& training, const Plan& plan,
                            const lstm::Seed& seed, lstm::Team& team,
                            support::RunFile& file);

/// By what share the squared errors of a method are less than those of another
/// on the test, each series in the scale of what its training mean leaves. What
/// is drawn for the interval are days of all series together, as they have them
/// in common.
Estimate skill_together(const Volatility& volatility, const Method& method,
                        const Method& rival, lstm::Random random);

}  // namespace prices
