#pragma once
#include <vector>

#include "lstm/training/fit.hpp"
#include "study/sine.hpp"
#include "support/error_table.hpp"

namespace sine_prediction {

// #region errors
/// The errors of four rules that need no network.
std::vector<support::ErrorRow> baselines(const study::SineWindows<float>& test);

/// Prints them, and below them the errors of a training run.
void report_errors(std::vector<support::ErrorRow> rows,
                   const lstm::History& history);

/// The same for a network that was not trained here.
void report_loaded(std::vector<support::ErrorRow> rows, double error);

/// Prints how large the phase drift [K, N] of N waves is at their end.
void report_drift(const lstm::Matrix<double>& drift);
// #endregion

}  // namespace sine_prediction
