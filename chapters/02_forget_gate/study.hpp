#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "restart.hpp"

namespace forget_gate {

// #region study
using Tests = std::array<lstm::Dataset<float>, 2>;
using Models = std::vector<lstm::Regressor<float>>;

/// Trains networks of three sizes, with and without a working forget gate, each
/// from five seeds, shared by a team, and prints their errors. Returns those of
/// one unit, the learned before the fixed.
std::array<Models, 2> study(lstm::Team& team, const Restart& task,
                            std::uint64_t seed, const Tests& tests);

/// Prints what the forget gate has learned, seed by seed.
void report_forget(const Models& models, const Tests& tests);
// #endregion

}  // namespace forget_gate
