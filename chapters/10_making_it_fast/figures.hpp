#pragma once
#include "figures/figure.hpp"
#include "ladder.hpp"

namespace making_it_fast {

/// The time of a pass on each rung of the ladder.
figures::Figure ladder_figure(const std::vector<PassSeconds>& ladder);

}  // namespace making_it_fast
