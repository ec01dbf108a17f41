#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace overfitting {

/// Sine windows with noise on every value, the targets included.
struct Task {
  std::size_t windows = 40;     // to train on
  std::size_t validation = 60;  // windows to choose settings with
  std::size_t test = 1000;      // windows that choose nothing
  std::size_t steps = 12;       // values in a window
  double noise = 0.3;           // standard deviation
};

/// What a network learns from, what chooses strengths, and what is reported.
struct Splits {
  lstm::Dataset<float> training, validation, test;
};

Splits draw(const Task& task, const lstm::Seed& seed);

}  // namespace overfitting
