#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"
#include "study/in_order.hpp"
#include "support/run_file.hpp"

namespace sine_prediction {

/// What a training by Adam looks like from inside, at some of its steps.
struct Look {
  double step;
  double loss;   // the highest since the last look
  double ratio;  // root mean square of m̂/√v̂, the largest since then
  double agree;  // cosine of a gradient and the one before, the lowest
  double share;  // of the curvature that Adam can bear
};

/// Trains with the same windows at every step, so that chance has no part in
/// it. Prints what happened around the first jump of the loss.
/// The steps must be 20 or more.
std::vector<Look> report_one_jump(const lstm::Seed& seed,
                                  support::RunFile& file, std::size_t steps);

/// Counts the jumps of trainings in batches with other settings of Adam, and
/// prints how many there were.
void compare_jumps(lstm::Team& team, const lstm::Seed& seed,
                   support::RunFile& file, std::size_t steps);

/// How often an error jumps: to more than ten times the median of the last 20.
/// What follows within 20 belongs to the same jump.
std::size_t count_jumps(const std::vector<double>& errors);

}  // namespace sine_prediction
