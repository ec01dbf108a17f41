#pragma once
#include "days.hpp"

namespace weather {

// Forecasts that need no network. What learns has learned from the days before
// `known`; a forecast that is made some days ahead has seen nothing after.

/// What it was on the day of which the forecast was made.
Forecasts persistence(const Days& days, std::size_t ahead = 1);

/// What is usual on that day of the year: a mean and two harmonics of 365.25
/// days, of the least squared error.
Forecasts climatology(const Days& days, std::size_t known);

/// The anomaly, which is how far from usual a day is, as a weighted sum of as
/// many before it, of the least squared error, added to what is usual. More
/// than a day ahead it goes on from its own forecasts.
Forecasts autoregression(const Days& days, std::size_t known, std::size_t order,
                         std::size_t ahead = 1);

/// A weighted sum of all columns on as many days and of the harmonics, of the
/// least squared error plus `penalty` times the squared weights of the columns,
/// which are scaled to a deviation of 1 among the days before `known`. Rain is
/// taken as log(1 + mm).
Forecasts ridge(const Days& days, std::size_t known, std::size_t lags,
                double penalty, std::size_t ahead = 1);

}  // namespace weather
