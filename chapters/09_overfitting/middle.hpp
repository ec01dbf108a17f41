#pragma once
#include <cstddef>
#include <vector>

namespace overfitting {

/// A median, and between which of the values the true one lies in at least 95
/// of 100 cases: of 20 values, the 6th and the 15th.
struct Middle {
  double median, low, high;
};
Middle middle(std::vector<double> values);

/// Which of n values in order is the lower of these two, from 1; 1 as well
/// where there are too few of them.
std::size_t lower_rank(std::size_t n);

}  // namespace overfitting
