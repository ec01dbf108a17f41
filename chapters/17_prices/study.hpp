#pragma once
#include "support/options.hpp"
#include "trials.hpp"

namespace prices {

/// For one setting after another tries some values with three networks for each
/// task, takes the value that is best on validation, and prints the errors
/// there, in the mean over tasks: see `share_left`.
void study_settings(const std::string& name, const Tasks& tasks,
                    Training training, const support::Options& options,
                    support::RunFile& file);

}  // namespace prices
