#pragma once
#include "classical.hpp"

namespace weather {

/// What a network is compared with. Its forecasts of all days have learned from
/// the days before the validation, or from those before the test; in each the
/// days of that part are what counts.
struct Rival {
  std::string name, setting;
  Forecasts validation, test;
  double validation_error = 0;  // root mean squared
  std::size_t lags = 0;         // of ridge, as is the
  double penalty = 0;
};

/// Persistence, climatology, autoregression of order 1, 2 and 7 and of the one
/// of 1 to 10 that is best on validation, and ridge with the number of days and
/// the penalty that are best there.
std::vector<Rival> judge_rivals(const Days& days);

/// The one of this name and setting, or the first of this name for an empty
/// setting. Throws std::invalid_argument where there is none.
const Rival& rival(const std::vector<Rival>& rivals, std::string_view name,
                   std::string_view setting = "");

}  // namespace weather
