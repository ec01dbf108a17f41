#pragma once
#include <vector>

#include "lstm/training/optimizer.hpp"

namespace adam {

// #region first_steps
/// How far each of the first steps goes when the gradient is always the same.
std::vector<double> step_lengths(lstm::Optimizer<double>& optimizer,
                                 double gradient, std::size_t steps);

/// Prints the lengths of Adam's first steps, with and without the correction
/// of the bias, in learning rates.
void report_first_steps();

/// Prints what the two places of epsilon make of small gradients: in the first
/// step, and in a valley whose heights are multiplied by a small number.
void report_epsilon(double rate, std::size_t steps);
// #endregion

}  // namespace adam
