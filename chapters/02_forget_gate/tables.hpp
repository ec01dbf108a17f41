#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "restart.hpp"

namespace forget_gate {

using Tests = std::array<lstm::Dataset<float>, 2>;
using Models = std::vector<lstm::Regressor<float>>;

/// Prints what a gate with nothing but a bias keeps of the memory.
void report_bias();

/// Prints how far the gradients of a gate are from central differences: those
/// of its backward pass, and those of one that leaves out the slope of σ.
void report_gate_check(const lstm::Seed& seed);

/// Trains networks of three sizes, with and without a working forget gate, each
/// from five seeds, shared by a team, and prints their errors. Returns those of
/// one unit, the learned before the fixed.
std::array<Models, 2> report_errors(lstm::Team& team, const Restart& task,
                                    const lstm::Seed& seed, const Tests& tests);

/// Prints what the forget gate has learned, seed by seed.
void report_forget(const Models& models, const Tests& tests);

}  // namespace forget_gate
