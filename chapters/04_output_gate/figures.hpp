#pragma once
#include <vector>

#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "plain.hpp"
#include "study/gate_report.hpp"

namespace output_gate {

/// A unit on the belt, at the last step of a sequence that asks.
figures::Diagram cell_figure(const PlainCell& unit, const Steps& steps);

/// What trained units know and show over a sequence of so many steps, of which
/// every third one asks: a panel for each network, with c, h and the questions.
figures::Figure knows_figure(const std::vector<study::Trained>& networks,
                             std::size_t steps);

}  // namespace output_gate
