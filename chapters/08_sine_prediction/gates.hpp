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

/// The units with the largest weights in the dense layer, whatever their sign,
/// the largest first: `count` of them, or as many as there are.
std::vector<std::size_t> loudest_units(const lstm::Regressor<float>& model,
                                       std::size_t count);

/// Everything that the LSTM computes on x [T, 1, N], from a state of zeros.
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x);

}  // namespace sine_prediction
