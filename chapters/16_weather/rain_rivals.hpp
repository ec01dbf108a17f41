#pragma once
#include <string>
#include <vector>

#include "days.hpp"

namespace weather {

// Probabilities of rain that need no network. What learns has learned from the
// days before `known`; that of a day has seen nothing of it or after it.

/// The share of rainy days, whatever the day.
Forecasts rain_share(const Days& days, std::size_t known);

/// What is usual on that day of the year: a logistic curve over two harmonics
/// of 365.25 days.
Forecasts rain_climatology(const Days& days, std::size_t known);

/// A Markov chain of two states: the share of rainy days among those after a
/// rainy day, and among those after a dry one; of n days of which k are rainy
/// it is (k + 1) / (n + 2), so that it is known of a state never seen.
Forecasts rain_chain(const Days& days, std::size_t known);

/// A Markov chain whose two shares go with the season, each a logistic curve
/// over two harmonics (Stern and Coe 1984).
Forecasts rain_seasonal_chain(const Days& days, std::size_t known);

/// Logistic regression on all columns on as many days before and on the
/// harmonics. The columns are scaled to a deviation of 1 among the days before
/// `known`, rain is taken as log(1 + mm), and half of `penalty` times the
/// squared weights of the columns is what they cost.
Forecasts rain_regression(const Days& days, std::size_t known, std::size_t lags,
                          double penalty);

/// A kind of forecast. On validation it was fitted to the days before, and has
/// the setting that is best there; for the test it was fitted anew.
struct RainRival {
  std::string name, setting;
  Forecasts validation, test;           // of all days
  double validation_score, test_score;  // Brier
};

/// All of them, the climatology first, which skill is measured against.
std::vector<RainRival> judge_rain_rivals(const Days& days);

/// The one with the lowest score on validation.
const RainRival& best(const std::vector<RainRival>& rivals);

}  // namespace weather
