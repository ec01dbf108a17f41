#pragma once
#include <span>
#include <vector>

#include "days.hpp"
#include "study/bootstrap.hpp"

namespace weather {

// Whether it rains as a probability p, beside the outcome y: 1 where it did and
// 0 where not.

/// More than this, in millimetres, is a rainy day.
inline constexpr double rainy_from = 0.1;

/// Whether there is rain to forecast: a column of rain, and rainy days and dry
/// ones before the validation.
bool has_rain(const Days& days);

/// 1 for each rainy day and 0 for each other. Throws std::invalid_argument for
/// days without a column of rain.
std::vector<double> rainy(const Days& days);

/// The mean of (p - y)² (Brier 1950): 0 for who is always sure and right, 1 for
/// who is always sure and wrong. Throws std::invalid_argument unless there are
/// as many probabilities as outcomes, one or more.
double brier(std::span<const double> p, std::span<const double> y);

/// What share of another's score is spared, as of climatology's.
inline double brier_skill(double score, double of_other) {
  return 1 - score / of_other;
}

/// Forecasts of about the same probability: how many there are, their mean, the
/// share of days on which it rained, and an interval that holds the true share
/// in about 95 of 100 cases where days are independent (Wilson 1927).
struct Bin {
  std::size_t count = 0;
  double forecast = 0, observed = 0;
  study::Interval interval{0, 1};
};

/// Ten bins, each a tenth wide; 1 is in the last. Those without a forecast have
/// a count of 0. Throws as `brier` does.
std::vector<Bin> reliability_table(std::span<const double> p,
                                   std::span<const double> y);

/// Murphy's (1973) parts of the Brier score, which is reliability - resolution
/// + uncertainty where all forecasts of a bin are the same.
struct Murphy {
  double reliability;  // how far p is from the share observed: less is better
  double resolution;   // how far these shares are from the mean: more is better
  double uncertainty;  // the score of who always says the mean
};
Murphy decompose(std::span<const Bin> bins);

}  // namespace weather
