#pragma once
#include "options.hpp"
#include "pairs.hpp"
#include "support/run_file.hpp"

namespace translation {

/// Trains two networks for each of some settings and prints how many of the
/// validation's pairs they translate exactly: for each way to look first
/// dropout and the direction of reading; with the best of these the rate and
/// the number of epochs; with the best of those the number of units. It begins
/// at 96 units and 20 epochs, or at what the settings say.
void study_settings(const Task& task, const Settings& settings,
                    const support::Options& options, support::RunFile& file);

}  // namespace translation
