#pragma once
#include "figures/figure.hpp"
#include "horizons.hpp"
#include "rivals.hpp"
#include "trials.hpp"

namespace weather {

/// Some weeks of the test: what came, what persistence said, and a network.
figures::Figure weeks_figure(const Days& days, const Forecasts& network);

/// The mean error on validation of each kind of network over its epochs.
figures::Figure epochs_figure(const Days& days, const Trials& trials,
                              const Rival& rival);

/// Those that can be told apart: not persistence, which is far above, nor
/// ridge, which lies on autoregression.
figures::Figure horizons_figure(const Days& days,
                                const std::vector<Horizon>& horizons);

}  // namespace weather
