#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace study {

/// The errors of several networks: their median, an interval that holds the
/// true median with a chance of 95 % or more, and how many networks failed.
struct Spread {
  double median, low, high;
  std::size_t failed;
};

/// The ranks, from 1, of n sorted errors between which the true median lies
/// with a chance of 95 % or more: 6 and 15 of 20. Throws
/// std::invalid_argument for less than 6, where no interval is wide enough.
std::pair<std::size_t, std::size_t> median_ranks(std::size_t n);

/// A network has failed whose error is above the limit, or is NaN. Throws as
/// `median_ranks` does.
Spread spread_of(std::vector<double> errors, double limit);

/// Which of the errors is in the middle; of an even number, the lower of two.
std::size_t in_the_middle(const std::vector<double>& errors);

}  // namespace study
