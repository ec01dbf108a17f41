#pragma once
#include <cstdint>

#include "lstm/dataset.hpp"
#include "support/error_table.hpp"

// #region task
/// Sine windows with noise on every value, the targets included.
struct Task {
  std::size_t windows = 40;     // to train on
  std::size_t validation = 60;  // windows to choose settings with
  std::size_t test = 1000;      // windows that choose nothing
  std::size_t steps = 12;       // values in a window
  double noise = 0.3;           // standard deviation
};

struct Splits {
  lstm::Dataset<float> training, validation, test;
};

Splits draw(const Task& task, std::uint64_t seed);
// #endregion

// #region rules
/// Predicts each window's next value from the sine of the right frequency that
/// fits it best, in least squares.
lstm::Matrix<float> fitted_sine(const lstm::Sequence<float>& x);

/// The test errors of rules that learn nothing, medians over the splits.
std::vector<support::ErrorRow> rules(const std::vector<Splits>& all);
// #endregion
