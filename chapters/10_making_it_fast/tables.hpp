#pragma once
#include "measurements.hpp"

namespace making_it_fast {

// Each of these measures, prints what came out, and returns what is drawn.

/// A pass of a layer of H units on one thread.
void report_passes(const Settings& s, const lstm::Seed& seed);

/// Passes of layers of several sizes: which share the products have.
std::vector<PassSeconds> report_shares(const Settings& s,
                                       const std::vector<std::size_t>& sizes,
                                       const lstm::Seed& seed);

/// Training steps on one thread and on more.
void report_training(const Settings& s, const lstm::Seed& seed);

/// What was tried, and not kept.
std::vector<Rate> report_trials(const Settings& s, const lstm::Seed& seed);

}  // namespace making_it_fast
