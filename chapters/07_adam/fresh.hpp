#pragma once
#include "grid.hpp"
#include "study/wave.hpp"

namespace adam {

// #region seeds
/// Five seeds to choose the learning rates with, and five others to report.
enum class Purpose { choose, report };
std::vector<std::uint64_t> seeds(std::uint64_t seed, Purpose purpose);
// #endregion

// #region learn_all
/// The test errors after every epoch, for each of five seeds.
std::vector<std::vector<double>> learn_all(
    const study::WaveTask& task, study::Method method, double rate,
    const std::vector<std::uint64_t>& five);
// #endregion

// #region fresh
/// What the methods are worth at the rates that were chosen for them.
struct Fresh {
  std::vector<std::vector<double>>
      curves;            // a method's study::medians, per epoch
  double straight_line;  // the median of that rule
};

/// Trains from seeds that had no part in the choice, and prints the errors.
Fresh report_fresh(lstm::Team& team, const study::WaveTask& task,
                   const Grid& grid, const std::vector<std::uint64_t>& five);
// #endregion

}  // namespace adam
