#pragma once
#include "10_report.hpp"
#include "figures/figure.hpp"

// #region figures
/// What a pass takes in each way, over the number of units, beside its
/// products.
figures::Figure passes_figure(const std::vector<PassSeconds>& passes);

/// The rate of the products over the number of samples in a shard.
figures::Figure rates_figure(const std::vector<Rate>& rates);
// #endregion
