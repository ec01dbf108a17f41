#pragma once
#include <vector>

#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "lstm/layers/cell.hpp"
#include "sums.hpp"

namespace full_cell {

/// Inputs, gates and states of the first unit over the steps.
figures::Figure trace_figure(const std::vector<lstm::CellStep<double>>& steps);

/// What a cell that has learned the sums does with the first of some.
figures::Figure learned_figure(const lstm::Cell<double>& cell,
                               const Sums& sums);

/// The cell with the numbers of three of its steps: it writes, holds, shows.
figures::Diagram cell_diagram(const std::vector<lstm::CellStep<double>>& steps);

}  // namespace full_cell
