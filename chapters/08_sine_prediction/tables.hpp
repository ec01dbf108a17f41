#pragma once
#include <vector>

#include "gates.hpp"
#include "lstm/training/fit.hpp"
#include "options.hpp"
#include "study/baselines.hpp"
#include "study/sine.hpp"

namespace sine_prediction {

/// Prints what the network is, and what it is to be trained with unless its
/// weights were loaded.
void describe(const lstm::Regressor<float>& model, const Settings& settings,
              std::uint64_t seed);

/// The errors of six rules that need no network; two of them look at the
/// windows that the network was trained on.
std::vector<study::ErrorRow> baselines(const lstm::Dataset<float>& training,
                                       const lstm::Dataset<float>& test);

/// Prints them, and below them the errors of a training run.
void report_errors(std::vector<study::ErrorRow> rows,
                   const lstm::History& history);

/// Prints them, and below them the error of a network that was loaded.
void report_loaded(std::vector<study::ErrorRow> rows, double error);

/// Prints how large the phase drift [K, N] of N waves is at their end.
void report_drift(const lstm::Matrix<double>& drift);

/// What the gates of a network do, and after how many steps a difference
/// between two states has halved.
struct Inside {
  Habits habits;
  double half_life;
};
Inside look_inside(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x);

/// Prints that before and after training, and the half-life that the forget
/// gate implies.
void report_gates(const Inside& before, const Inside& after);

}  // namespace sine_prediction
