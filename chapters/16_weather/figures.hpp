#pragma once
#include "figures/figure.hpp"
#include "horizons.hpp"
#include "rivals.hpp"
#include "trials.hpp"

namespace weather {

/// Some weeks of the test: what came, what persistence said, and a network.
figures::Figure weeks_figure(const Days& days, const Forecasts& network);

/// The mean error on validation of each kind of network over its epochs, where
/// it is no more than a tenth above the rival's.
figures::Figure epochs_figure(const Days& days, const Trials& trials,
                              const Rival& rival);

/// All but persistence, which is far above, and autoregression, which ridge
/// is never far below.
figures::Figure horizons_figure(const Days& days,
                                const std::vector<Horizon>& horizons);

}  // namespace weather
