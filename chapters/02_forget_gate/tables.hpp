#pragma once
#include "study/gate_study.hpp"

namespace forget_gate {

/// Prints what a gate with nothing but a bias keeps of the memory.
void report_bias();

/// Prints how far the gradients of a gate are from central differences: those
/// of its backward pass, and those of one that leaves out the slope of σ.
void report_gate_check(const lstm::Seed& seed);

/// Prints what the forget gates of the reported networks have learned.
void report_forget(lstm::Team& team, const study::GateStudy& study,
                   const study::Entry& entry, const lstm::Seed& seed);

}  // namespace forget_gate
