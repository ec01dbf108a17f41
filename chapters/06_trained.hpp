#pragma once
#include <cstdint>

#include "06_reach.hpp"

// #region trained
/// A network before and after it has learnt to recall the first of T values:
/// the medians over five seeds.
struct Trained {
  double loss_before, loss_after;
  Reach before, after;
};
// #endregion

// #region task
struct Task {
  std::size_t T, hidden, batches;
};

Trained trained_rnn(lstm::Recipe recipe, const Task& task, std::uint64_t seed);
Trained trained_lstm(double forget_bias, const Task& task, std::uint64_t seed);
// #endregion
