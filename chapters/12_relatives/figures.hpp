#pragma once
#include "figures/figure.hpp"
#include "trials.hpp"

namespace relatives {

/// The share of sequences of each size that each kind says right; or, where the
/// contest has no sizes, the share of networks that have solved it after so
/// many sequences.
figures::Figure figure(const Contest& contest,
                       const std::vector<Entry>& entries);

}  // namespace relatives
