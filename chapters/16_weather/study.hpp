#pragma once
#include "support/options.hpp"
#include "support/run_file.hpp"
#include "trials.hpp"

namespace weather {

/// Trains three networks for each of some settings of a kind, looks at
/// validation alone and prints the lowest point of their mean curve: first for
/// lengths of the window, with the best of these for numbers of units, then for
/// penalties, dropout, rates and batches. Returns the best.
Training study_settings(const Days& days, Training training,
                        const support::Options& options,
                        support::RunFile& file);

}  // namespace weather
