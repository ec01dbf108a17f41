#pragma once
#include "model.hpp"

namespace weather {

/// What a day should be, and between what it should lie with a chance of four
/// in five.
struct Tomorrow {
  double forecast, low, high;
};

/// A forecast with an interval as wide as the errors were on days that the
/// network had not learned from: a tenth of them lie below it, a tenth above.
Tomorrow around(double forecast, std::vector<double> errors);

/// Throws std::invalid_argument unless these days have the columns that the
/// model reads, and what it forecasts is forecast.
void expect_days(const Kept& kept, const Days& days);

/// That of the day behind the last. Throws as `expect_days` and `forecasts` do.
Tomorrow tomorrow(const Days& days, const Kept& kept);

/// The share of the test's days that lay within their intervals.
double share_within(const Days& days, const Forecasts& forecasts,
                    const std::vector<double>& errors);

}  // namespace weather
