#pragma once
#include <vector>

#include "study/gate_report.hpp"

namespace input_gate {

/// The answer [T, N] that a network would give after every step of x: what its
/// last layer makes of the hidden state there.
lstm::Matrix<float> answers(const study::Trained& network,
                            const lstm::Sequence<float>& x);

/// Prints, for each network and after each step, the mean squared error of its
/// answers; right is the sum of what was marked so far.
void print_step_errors(const std::vector<study::Trained>& networks,
                       const lstm::Sequence<float>& x);

}  // namespace input_gate
