#pragma once
#include "figures/figure.hpp"
#include "measurements.hpp"

namespace making_it_fast {

/// The share that the products have in a pass, over the number of units.
figures::Figure shares_figure(const std::vector<PassSeconds>& passes);

/// The rate of the products over the number of samples in a shard.
figures::Figure rates_figure(const std::vector<Rate>& rates);

}  // namespace making_it_fast
