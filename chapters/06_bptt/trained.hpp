#pragma once
#include <cstdint>

#include "lstm/training/team.hpp"
#include "reach.hpp"

namespace bptt {

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

Trained trained_rnn(lstm::Team& team, lstm::Recipe recipe, const Task& task,
                    std::uint64_t seed);
Trained trained_lstm(lstm::Team& team, double forget_bias, const Task& task,
                     std::uint64_t seed);
// #endregion

}  // namespace bptt
