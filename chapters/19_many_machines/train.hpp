#pragma once
#include "clocked.hpp"
#include "lstm/training/regressor.hpp"
#include "options.hpp"

namespace many_machines {

/// A training by all ranks. Rank 0 alone keeps how far it has come, and the
/// others hear from it where to go on. Throws Interrupted where it was
/// interrupted on one of them.
lstm::History train(lstm::Regressor<float>& model, const Settings& settings,
                    const support::Options& options, Clocked& group);

}  // namespace many_machines
