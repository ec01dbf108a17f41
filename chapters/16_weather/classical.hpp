#pragma once
#include <array>

#include "days.hpp"

namespace weather {

// Forecasts that need no network. What learns has learned from the days before
// `known`; a forecast that is made some days ahead has seen nothing after.

// All throw std::invalid_argument for a forecast 0 days ahead, and where
// `known` is more than there is.

/// What is usual on a day of the year: a mean and two harmonics of 365.25 days.
struct Climatology {
  std::array<double, 5> weights;  // of 1, sin, cos, and of twice the angle

  double on(std::chrono::sys_days day) const;
};

/// That of the least squared error on the days before `known`.
Climatology fit_climatology(const Days& days, std::size_t known);

/// The weights of the anomalies 1, 2, ... `order` days before, the anomaly
/// being how far from `usual` a day is, of the least squared error on the days
/// before `known`.
std::vector<double> fit_autoregression(const Days& days,
                                       const Climatology& usual,
                                       std::size_t known, std::size_t order);

/// What it was on the day of which the forecast was made.
Forecasts persistence(const Days& days, std::size_t ahead = 1);

/// What is usual on that day of the year.
Forecasts climatology(const Days& days, std::size_t known);

/// The anomaly as a weighted sum of as many before it, added to what is usual.
/// More than a day ahead it goes on from its own forecasts.
Forecasts autoregression(const Days& days, std::size_t known, std::size_t order,
                         std::size_t ahead = 1);

/// A weighted sum of all columns on as many days and of the harmonics, of the
/// least squared error plus `penalty` times the squared weights of the columns,
/// which are scaled to a deviation of 1 among the days before `known`. Rain is
/// taken as log(1 + mm).
Forecasts ridge(const Days& days, std::size_t known, std::size_t lags,
                double penalty, std::size_t ahead = 1);

}  // namespace weather
