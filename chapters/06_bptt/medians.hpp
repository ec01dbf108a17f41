#pragma once
#include <functional>

#include "reach.hpp"

namespace bptt {

// #region medians
inline constexpr std::size_t seeds = 5;
double median(std::vector<double> values);

/// The medians over five seeds, number by number.
Reach median_reach(const std::vector<Reach>& of_seeds);

/// The same for networks as they are before training.
Reach median_reach(std::uint64_t seed,
                   const std::function<Reach(lstm::Random&)>& reach);
// #endregion

}  // namespace bptt
