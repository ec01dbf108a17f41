#pragma once
#include "figures/figure.hpp"
#include "probability.hpp"
#include "rain_trials.hpp"

namespace weather {

/// What is known of somebody's probabilities.
struct Reliability {
  std::string name;
  std::vector<Bin> bins;
};

/// How often it rained where somebody said how likely that is, and how often
/// this was said. Whoever is reliable lies on the diagonal.
figures::Figure reliability_figure(const std::vector<Reliability>& all);

/// That of the rival which is best on validation and of the networks' mean, on
/// the test.
std::vector<Reliability> rain_reliability(const Days& days,
                                          const std::vector<RainRival>& rivals,
                                          const RainTrials& trials);

}  // namespace weather
