#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "support/gate_study.hpp"

// #region figures
/// What trained units know and show over one sequence x [T, 2, 1]: a panel for
/// each network, with c, h and the questions.
figures::Figure knows_figure(const std::vector<support::Variant>& variants,
                             const std::vector<support::Trained>& networks,
                             const lstm::Sequence<float>& x);
// #endregion
