#pragma once
#include "training.hpp"
#include "trials.hpp"

namespace making_it_fast {

// #region settings
/// What the chapter measures.
struct Settings {
  std::size_t T = 50, H = 64, B = 32, threads = 2;
  std::size_t rounds = 60;
};
// #endregion

// #region seconds
/// Seconds of a pass in each of the three ways, and of its products alone.
struct PassSeconds {
  std::size_t H;
  double gate_by_gate, stacked, in_lanes, products;
};
// #endregion

// #region report
/// Measures a pass of a layer of H units on one thread, and prints it.
PassSeconds report_passes(const Settings& s, lstm::Random& random);

/// The same for layers of several sizes: which share the products have.
std::vector<PassSeconds> report_shares(const Settings& s,
                                       const std::vector<std::size_t>& sizes,
                                       lstm::Random& random);

/// Measures training steps on one thread and on more.
void report_training(const Settings& s, lstm::Random& random);

/// Measures what was tried, and not kept.
std::vector<Rate> report_trials(const Settings& s, lstm::Random& random);
// #endregion

}  // namespace making_it_fast
