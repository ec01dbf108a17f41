#pragma once
#include "figures/figure.hpp"
#include "methods.hpp"

namespace overfitting {

// Both draw networks that `methods` were chosen for, in their order.

/// The medians of the errors after every epoch.
figures::Figure curves_figure(const std::vector<Networks>& chosen);

/// The sizes of the weights, the smallest first.
figures::Figure weights_figure(const std::vector<Networks>& chosen);

}  // namespace overfitting
