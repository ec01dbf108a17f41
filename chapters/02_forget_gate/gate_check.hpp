#pragma once
#include "lstm/layers/gate.hpp"

namespace forget_gate {

// #region gate_check
/// Prints how far the gradients of a gate are from central differences: those
/// of its backward pass, and those of one that leaves out the slope of σ.
void report_gate_check(lstm::Random& random);
// #endregion

}  // namespace forget_gate
