#pragma once
#include "verdicts.hpp"

namespace prices {

/// What is held on a day: 1 of what one has in it, 0 nothing, -1 what one has
/// sold without having it.
using Positions = std::vector<double>;

/// Long where the forecast is above 0; if not, nothing or short.
Positions long_or(double otherwise, Days f);

/// What 1 has become at the end of each day, where for each change of what is
/// held a share of it is paid.
std::vector<double> wealth(Days r, const Positions& held, double cost);

/// What is earned a year of 260 days, as a share, before and after costs, for
/// each of which a share of what is bought or sold is paid; and what it would
/// be, after costs, if on all days as much was held as in the mean. Whether the
/// days were well chosen is seen by how much the yearly growth of log wealth
/// after costs is above that.
struct Earned {
  double before, after, steady;
  double trades;  // from long to short is two
  Estimate over_steady;
};
Earned earned(Days r, const Positions& held, double cost, lstm::Random random);

}  // namespace prices
