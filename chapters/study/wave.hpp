#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"
#include "study/methods.hpp"

namespace study {

/// A small version of chapter 8's task: an LSTM learns to predict the next
/// value of sine windows.
struct WaveTask {
  std::size_t windows = 320;
  std::size_t steps = 20;  // values in a window
  std::size_t hidden = 16;
  std::size_t epochs = 30;
};

/// The error on 100 test windows after every epoch, infinite where the loss has
/// ceased to be a finite number. Windows, first weights and batches follow from
/// the seed.
std::vector<double> learn(const WaveTask& task, Method method, double rate,
                          const lstm::Seed& seed);

/// The error of a straight line through the last two values, on the test
/// windows of that seed.
double straight_line_error(const WaveTask& task, const lstm::Seed& seed);

/// For every epoch the median over several runs.
std::vector<double> medians(const std::vector<std::vector<double>>& runs);

/// What a rate is worth: the median of the last errors, or infinity where a run
/// was lost. Whether one is lost more may hang on the rounding of a digit.
double worth(const std::vector<std::vector<double>>& runs);

}  // namespace study
