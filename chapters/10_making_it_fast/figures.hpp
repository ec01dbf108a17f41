#pragma once
#include "figures/figure.hpp"
#include "ladder.hpp"

namespace making_it_fast {

/// The time of a pass on each rung of the ladder.
figures::Figure ladder_figure(const std::vector<PassSeconds>& ladder);

/// The share that the products have in a pass, over the number of units.
figures::Figure shares_figure(const std::vector<SizeSeconds>& passes);

}  // namespace making_it_fast
