#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "lstm/numbers/random.hpp"

namespace study {

/// The mean of a series of one number or more.
double mean(std::span<const double> series);

/// An interval that is made so that it holds the true mean in about 95 of 100
/// such series.
struct Interval {
  double low, high;
};

/// An interval for the mean of a series whose neighbours depend on one another,
/// as the difference of two models' losses along a text: the series is cut into
/// blocks, the last of which may be shorter, and as many are drawn with
/// replacement, 1000 times; the interval is the middle 95 % of the 1000 means
/// (percentiles of the bootstrap, Efron and Tibshirani 1993; by blocks, Künsch
/// 1989, here without overlap). Throws std::invalid_argument for blocks of 0
/// and where there are not two blocks.
Interval bootstrap_mean(std::span<const double> series, std::size_t block,
                        lstm::Random random);

/// The same where those depend on one another that have the same group, and
/// each of group 0 is by itself: whole groups are drawn. Throws
/// std::invalid_argument unless each number has a group, and where there are
/// not two groups.
Interval bootstrap_mean(std::span<const double> series,
                        std::span<const std::uint64_t> groups,
                        lstm::Random random);

/// The same of any number that a statistic makes of examples 0 ... n-1, of
/// which it gets those that are drawn, in blocks of neighbours.
Interval bootstrap_blocks(
    std::size_t n, std::size_t block, lstm::Random random,
    const std::function<double(std::span<const std::size_t>)>& statistic);

}  // namespace study
