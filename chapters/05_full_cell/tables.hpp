#pragma once
#include <vector>

#include "side_by_side.hpp"

namespace full_cell {

/// A line for each step of one unit: what came in, its gates and its state.
void print_trace(double sharpness,
                 const std::vector<lstm::CellStep<double>>& steps);

/// How far cell and layer are apart, with the gates in the right order and in
/// the wrong one.
void print_differences(const Differences& in_order, const Differences& swapped);

}  // namespace full_cell
