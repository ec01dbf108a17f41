#pragma once
#include <cstddef>
#include <span>

namespace prices {

/// A test whether two forecasts have the same squared error.
struct Comparison {
  double difference;  // of the mean squared errors; below 0: f has the lower
  double t;
  double p;  // the chance of such a t or a larger one, if they have the same
};

/// Diebold and Mariano (1995), "Comparing predictive accuracy": the mean of
/// d_t = (y - f)² - (y - rival)² beside its standard deviation. Where y
/// overlaps those of the next days, as the mean of `span` days does, so do its
/// errors: the variance of the mean counts what d_t shares with the d of `lags`
/// days before it, with weights 1 - k / (lags + 1) (Newey and West 1987). t is
/// corrected for few days and has Student's distribution (Harvey, Leybourne and
/// Newbold 1997). Throws std::invalid_argument unless all have as many days,
/// more than `lags` and 2 span, and d is not the same on all of them.
Comparison diebold_mariano(std::span<const double> y, std::span<const double> f,
                           std::span<const double> rival, std::size_t span,
                           std::size_t lags = 21);

/// The chance that Student's t with so many degrees of freedom is t away from 0
/// or more.
double student_p(double t, double freedom);

}  // namespace prices
