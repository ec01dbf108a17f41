#pragma once
#include "days.hpp"
#include "lstm/numbers/random.hpp"
#include "study/bootstrap.hpp"

namespace weather {

// Forecasts of the days [begin, end), of which there must be one or more,
// beside what came.

/// The root of the mean squared error.
double rmse(const Days& days, const Forecasts& forecasts, std::size_t begin,
            std::size_t end);

/// A number of some days, and an interval for it on other days of that kind:
/// blocks of 14 days are drawn, as a warm spell lasts.
struct Estimate {
  double value;
  study::Interval interval;
};

/// By how much the error of forecasts is smaller than a rival's, on the same
/// days: rmse(rival) - rmse(forecasts).
Estimate gain(const Days& days, const Forecasts& forecasts,
              const Forecasts& rival, std::size_t begin, std::size_t end,
              lstm::Random random);

/// The share of a rival's mean squared error that is not made: 1 is perfect,
/// 0 as good as the rival.
Estimate skill(const Days& days, const Forecasts& forecasts,
               const Forecasts& rival, std::size_t begin, std::size_t end,
               lstm::Random random);

}  // namespace weather
