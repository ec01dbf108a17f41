#pragma once
#include "bootstrap.hpp"

namespace study {

/// Wilson's (1927) interval of a share of n independent cases: all true shares
/// from which what was observed is not further than 1.96 standard deviations.
Interval wilson(double share, double n);

}  // namespace study
