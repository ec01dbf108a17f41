#pragma once
#include "contest.hpp"

namespace overfitting {

/// Prints the test errors with what was chosen, and how often each method beats
/// the first one at its best epoch.
void report_errors(const std::vector<Entry>& entries, const Setting& setting);

/// Prints the test errors of rules, and what the noise alone makes.
void report_rules(const Task& task, const std::vector<Draw>& draws);

/// Prints how large the weights of each method's networks are at the end.
void report_weights(const std::vector<Entry>& entries);

/// Prints how far weights near 0 move in a step.
void report_tremor(lstm::Team& team, const Setting& setting,
                   const std::vector<Draw>& draws);

/// Prints what becomes of dropout whose factor is forgotten.
void report_forgotten(lstm::Team& team, const Setting& setting,
                      const std::vector<Draw>& draws);

}  // namespace overfitting
