#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "study/gate_report.hpp"

namespace output_gate {

/// What trained units know and show over a sequence of so many steps, of which
/// every third one asks: a panel for each network, with c, h and the questions.
figures::Figure knows_figure(const std::vector<study::Trained>& networks,
                             std::size_t steps);

}  // namespace output_gate
