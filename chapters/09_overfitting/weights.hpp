#pragma once
#include "methods.hpp"

namespace overfitting {

// #region weights
/// The sizes of a network's weights, the smallest first; biases are left out.
std::vector<double> weight_sizes(const Trained& network);

/// Prints how large the weights of each method's networks are.
void report_weights(const std::vector<Networks>& chosen);
// #endregion

}  // namespace overfitting
