#pragma once
#include "figures/diagram.hpp"
#include "lstm/layers/cell.hpp"
#include "plain.hpp"

namespace bptt {

/// The library's cell of one unit with these weights.
lstm::Cell<double> cell_of(const Unit<double>& unit);

/// The ways of the gradient back through three steps of the shown unit, with
/// what flows there.
figures::Diagram ways_diagram();

}  // namespace bptt
