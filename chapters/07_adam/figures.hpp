#pragma once
#include "comparison.hpp"
#include "figures/figure.hpp"
#include "valley.hpp"

namespace adam {

/// The three ways through the valley, seen from above, with its floor.
figures::Figure paths_figure(const std::vector<Walk>& walks);

/// The height of the three over their steps.
figures::Figure heights_figure(const std::vector<Walk>& walks);

/// Median test errors per epoch of the methods, beside that of a straight line.
figures::Figure wave_figure(const Fresh& fresh);

/// The lengths of the first steps, in learning rates.
figures::Figure first_steps_figure();

}  // namespace adam
