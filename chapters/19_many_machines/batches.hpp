#pragma once
#include <cmath>
#include <vector>

#include "options.hpp"
#include "study/spread.hpp"
#include "support/run_file.hpp"

namespace many_machines {

/// What a size of batches costs: the steps until the error on the test windows
/// is below a goal for the first time, at the best rate.
struct BatchCost {
  std::size_t batch;
  double rate;
  study::Spread steps;  // infinity: not reached

  double epochs() const;  // passes over the data, in the middle
  bool is_reached() const { return std::isfinite(steps.median); }
};

/// A small network on the sine waves, with batches of many sizes. The rate of
/// each is chosen on networks of other seeds than those that are told of.
std::vector<BatchCost> study_batches(const Settings& settings,
                                     const support::Options& options,
                                     support::RunFile& file);

void report_batches(const std::vector<BatchCost>& costs);

}  // namespace many_machines
