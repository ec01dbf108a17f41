#pragma once
#include "methods.hpp"
#include "support/options.hpp"

namespace overfitting {

// #region figures
/// Draws the errors over the epochs, and the sizes of the weights, of networks
/// that `methods` were chosen for, in their order.
void draw_figures(const support::Options& options,
                  const std::vector<Networks>& chosen);
// #endregion

}  // namespace overfitting
