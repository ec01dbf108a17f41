#pragma once
#include "09_methods.hpp"
#include "figures/figure.hpp"

// #region group
/// Networks that were trained by the same method, under its name.
struct Group {
  std::string name;
  const Networks* networks;
};
// #endregion

// #region figures
/// Medians per epoch: above, training and validation error of the first group;
/// below, the validation errors of all.
figures::Figure curves_figure(const std::vector<Group>& groups);

/// The sizes of all weights, the smallest first, over their place in percent.
figures::Figure weights_figure(const std::vector<Group>& groups);
// #endregion
