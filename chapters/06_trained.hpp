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

struct Task {
  std::size_t T, hidden, batches;
};

Trained trained_rnn(lstm::Recipe recipe, const Task& task, std::uint64_t seed);
Trained trained_lstm(double forget_bias, const Task& task, std::uint64_t seed);
// #endregion

// #region untrained
/// Which network, and how far its gradient reaches before any training.
struct Untrained {
  std::string name, short_name;
  Reach reach;
};

/// Networks of H units on T random values: plain ones and LSTMs, from several
/// starts.
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 std::uint64_t seed);

/// Sets all biases of the forget gate.
void set_forget_bias(lstm::Lstm<double>& layer, double bias);
// #endregion
