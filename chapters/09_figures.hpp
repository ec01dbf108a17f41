#pragma once
#include "09_methods.hpp"
#include "figures/figure.hpp"

// #region figures
/// Networks that were trained by the same method, under its name.
struct Group {
  std::string name;
  const std::vector<Trained>* networks;
};

/// Medians per epoch: above, training and validation error of the first group;
/// below, the validation errors of all.
figures::Figure curves_figure(const std::vector<Group>& groups);

/// The sizes of all weights, the smallest first, over their place in percent.
figures::Figure weights_figure(const std::vector<Group>& groups);

/// The sizes of a network's weights, the smallest first; biases are left out.
std::vector<double> weight_sizes(const Trained& network);
// #endregion
