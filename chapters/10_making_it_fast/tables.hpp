#pragma once
#include "ladder.hpp"
#include "measurements.hpp"

namespace making_it_fast {

// Each of these measures and prints what came out; the first returns what is
// drawn.

/// The way from the cell to the layer on one thread.
std::vector<PassSeconds> report_ladder(const Settings& s,
                                       const lstm::Seed& seed);

/// What the layer would be like without each of the changes.
void report_without(const Settings& s, const lstm::Seed& seed);

/// Passes of layers of several sizes: which share the products have.
void report_shares(const Settings& s, const std::vector<std::size_t>& sizes,
                   const lstm::Seed& seed);

/// The rates of the products for batches of several sizes.
void report_rates(const Settings& s, const lstm::Seed& seed);

/// What it is worth to pack U, for layers of so many units and for a batch of
/// twice as many samples.
void report_packed(const Settings& s, const std::vector<std::size_t>& units,
                   const lstm::Seed& seed);

/// Training steps on one thread and on more, and what was tried.
void report_training(const Settings& s, const lstm::Seed& seed);

/// Other ways to compute the products, which were tried, too.
void report_tried_products(const Settings& s, const lstm::Seed& seed);

}  // namespace making_it_fast
