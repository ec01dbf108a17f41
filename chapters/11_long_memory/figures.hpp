#pragma once
#include "figures/figure.hpp"
#include "trials.hpp"

namespace long_memory {

/// The share of networks that have solved a task and the median of sequences,
/// against the lag: of six rivals. Outcomes stand as for `report_lags`.
figures::Figure lags_figure(const std::vector<Outcome>& outcomes);

}  // namespace long_memory
