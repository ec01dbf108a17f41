#pragma once
#include "figures/figure.hpp"
#include "known.hpp"

namespace prices {

/// The last hundred days of the test: the price beside what a network said of
/// it, as it is shown to those who should be impressed, and the errors of both
/// that and of yesterday's price.
figures::Figure levels_figure(const Series& series, const Forecasts& said);

/// A hundred days of the first walk, and what the networks said of it.
figures::Figure walk_figure(const Known& walk);

/// The volatility on the test, and what a rival and networks said.
figures::Figure volatility_figure(const Target& target, const Named& rival,
                                  const Named& networks);

/// What 1 becomes over the test for who holds, and for who does what forecasts
/// of the returns say, without costs and with them.
figures::Figure growth_figure(const Series& series, const Forecasts& said,
                              double cost);

}  // namespace prices
