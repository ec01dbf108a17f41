#pragma once
#include <string>
#include <vector>

#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "plain.hpp"
#include "study/gate_report.hpp"

namespace input_gate {

/// A unit on the belt, at the first mark behind the first step of a sequence.
figures::Diagram cell_figure(const PlainWriter& unit, const Steps& steps);

/// What the ways to write that are set by hand add to the memory, over the
/// value that they read: above with the mark, below without.
figures::Figure writes_figure();

/// The answer of trained networks after each step of one sequence [T, 2, 1],
/// and below what each of those steps wrote into the memory of the first unit.
figures::Figure answers_figure(const lstm::Dataset<float>& sequence,
                               const std::vector<study::Trained>& networks);

}  // namespace input_gate
