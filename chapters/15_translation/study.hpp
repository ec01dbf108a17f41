#pragma once
#include "options.hpp"
#include "support/run_file.hpp"
#include "trials.hpp"

namespace translation {

/// The longer study that the settings name:
///   settings  two networks for each of some settings, on validation
///   units     networks of 32 to 256 units, alone and with attention
///   splits    networks and rivals where related summaries stand on one side,
///             and where they stand on both
///   unknown   networks that learn from sentences with unknown words, too, and
///             what it helps to copy the word that was looked at
void run_study(const Task& task, const Settings& settings,
               const support::Options& options, support::RunFile& file);

}  // namespace translation
