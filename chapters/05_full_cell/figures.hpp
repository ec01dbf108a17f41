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

/// A cell of one unit with the numbers of the second of the commands' steps.
figures::Diagram cell_figure(const lstm::Cell<double>& cell);

/// It with the numbers of three of them: it writes, holds and shows.
figures::Diagram steps_figure(const lstm::Cell<double>& cell);

}  // namespace full_cell
