#pragma once
#include <array>
#include <vector>

#include "lstm/training/regressor.hpp"

namespace sine_prediction {

/// What a gate does, over all units, steps and windows.
struct Habit {
  double median, below, above;  // `below` 0.1 and `above` 0.9: shares
  double swing;  // median range of a unit's gate over a window's steps
};

/// The habits of the gates i, f and o on windows x [T, 1, N].
using Habits = std::array<Habit, 3>;
Habits gate_habits(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x);

/// After how many steps, on windows x [T, 1, N], the difference between two
/// states that the network began with has halved: measured from a fifth of the
/// way to the end, over at most 50 steps.
double half_life_of_difference(const lstm::Regressor<float>& model,
                               const lstm::Sequence<float>& x);

/// Everything that the LSTM computes on x [T, 1, N], from a state of zeros.
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x);

}  // namespace sine_prediction
