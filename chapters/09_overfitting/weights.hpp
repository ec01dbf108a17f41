#pragma once
#include "methods.hpp"

namespace overfitting {

/// The sizes of a network's weights, the smallest first; biases are left out.
std::vector<double> weight_sizes(const Trained& network);

/// The root of the mean square of the weights.
double typical_size(const Trained& network);

/// How many of them are smaller than a hundredth, in percent.
double near_zero(const Trained& network);

/// What networks trained with dropout of that share would be had its factor
/// been forgotten.
Networks without_factor(Networks networks, double share);

}  // namespace overfitting
