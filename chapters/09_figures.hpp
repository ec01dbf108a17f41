#pragma once
#include "09_methods.hpp"
#include "figures/folder.hpp"

// #region figures
/// Draws the errors over the epochs, and the sizes of the weights, of networks
/// that `methods` were chosen for, in their order.
void draw_figures(figures::Folder& folder, const std::vector<Networks>& chosen);
// #endregion
