#pragma once
#include "figures/folder.hpp"
#include "methods.hpp"

namespace overfitting {

// #region figures
/// Draws the errors over the epochs, and the sizes of the weights, of networks
/// that `methods` were chosen for, in their order.
void draw_figures(figures::Folder& folder, const std::vector<Networks>& chosen);
// #endregion

}  // namespace overfitting
