#pragma once
#include <algorithm>
#include <functional>

#include "lstm/layers/cell.hpp"
#include "lstm/layers/lstm.hpp"

namespace full_cell {

/// The largest distances between the numbers of a cell and of a layer.
struct Differences {
  double forward = 0, weights = 0, inputs = 0;

  double largest() const { return std::max({forward, weights, inputs}); }
};

/// How a cell becomes a layer.
using Stacking =
    std::function<lstm::Lstm<double>(const lstm::Cell<double>& cell)>;

/// Runs cells of several shapes, with random weights, inputs and gradients,
/// forward and back, and beside each the layer that `stacking` makes of it.
Differences side_by_side(lstm::Random random, const Stacking& stacking);

/// The mistake: o above g.
lstm::Lstm<double> stacked_in_another_order(const lstm::Cell<double>& cell);

}  // namespace full_cell
