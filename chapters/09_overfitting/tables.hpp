#pragma once
#include "methods.hpp"

namespace overfitting {

/// Trains with each strength of a method, prints the validation errors, and
/// returns the networks whose median is the lowest.
Networks choose(lstm::Team& team, const Method& method, const Setting& setting,
                const std::vector<Splits>& all, const lstm::Seed& seed);

/// Prints the median errors of each method's networks.
void report_errors(const std::vector<Networks>& chosen,
                   const std::vector<Splits>& all);

/// Prints the median errors of rules, and what the noise alone makes.
void report_rules(const Task& task, const std::vector<Splits>& all);

/// Prints how large the weights of each method's networks are.
void report_weights(const std::vector<Networks>& chosen);

/// Prints the test errors of networks trained with dropout, and what they are
/// when its factor was forgotten.
void report_forgotten(const Networks& networks, double share,
                      const std::vector<Splits>& all);

}  // namespace overfitting
