#pragma once
#include "measurements.hpp"

namespace making_it_fast {

// Each of these measures, prints what came out, and returns what is drawn.

/// A pass of a layer of H units on one thread.
void report_passes(const Settings& s, lstm::Random& random);

/// The same for layers of several sizes: which share the products have.
std::vector<PassSeconds> report_shares(const Settings& s,
                                       const std::vector<std::size_t>& sizes,
                                       lstm::Random& random);

/// Training steps on one thread and on more.
void report_training(const Settings& s, lstm::Random& random);

/// What was tried, and not kept.
std::vector<Rate> report_trials(const Settings& s, lstm::Random& random);

}  // namespace making_it_fast
