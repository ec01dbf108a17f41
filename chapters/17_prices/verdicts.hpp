#pragma once
#include <span>

#include "lstm/numbers/random.hpp"
#include "study/bootstrap.hpp"

namespace prices {

// What forecasts are worth, on days that nothing was chosen on: y holds what
// came, f and `rival` what was forecast. All throw std::invalid_argument unless
// these have as many days, and more than 22: intervals are drawn by blocks of
// 22 days, about a month, as days that follow one another are alike.
using Days = std::span<const double>;

/// What was measured, and an interval for other days like these.
struct Estimate {
  double value;
  study::Interval interval;
};

/// R²: 1 - Σ (y - f)² / Σ (y - mean y)². The mean of these very days is known
/// to nobody beforehand.
Estimate r2(Days y, Days f, lstm::Random random);

/// By what share the squared error is less than the rival's:
/// 1 - Σ (y - f)² / Σ (y - rival)².
Estimate skill(Days y, Days f, Days rival, lstm::Random random);

/// The share of the best possible skill that f reaches: its skill against the
/// rival divided by that of `best`.
Estimate share_of_best(Days y, Days f, Days best, Days rival,
                       lstm::Random random);

/// The share of days on which f has the sign of the return, and of those on
/// which the price rose, which is what is right who always says so. Days
/// without a change are left out; f says "up" where it is above 0.
struct Direction {
  Estimate right;
  double up;
  std::size_t days;
};
Direction direction(Days r, Days f, lstm::Random random);

}  // namespace prices
