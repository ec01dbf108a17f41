#pragma once
#include "contest.hpp"
#include "figures/figure.hpp"

namespace overfitting {

/// The medians of the errors after every epoch.
figures::Figure curves_figure(const std::vector<Entry>& entries);

/// The test errors for each strength, by which methods chose.
figures::Figure strengths_figure(const std::vector<Entry>& entries);

/// The sizes of the weights of one draw's networks, the smallest first.
figures::Figure weights_figure(const std::vector<Entry>& entries);

}  // namespace overfitting
