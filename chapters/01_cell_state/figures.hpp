#pragma once
#include <vector>

#include "figures/diagram.hpp"
#include "figures/figure.hpp"

namespace cell_state {

/// The belt in the third act by hand: 0.1 is added to 0.8.
figures::Diagram belt_picture();

/// What stays on the belt and in the plain unit over `steps` steps in which
/// nothing comes in; in the unit, of the difference between `high` and `low`.
figures::Figure fading_figure(std::size_t steps);

/// What one step makes of each state of a plain unit that reads nothing.
figures::Figure step_figure();

/// Three memories of the value `high` through the first steps of the noise.
figures::Figure holding_figure(const std::vector<double>& noise);

}  // namespace cell_state
