#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "lstm/data/sine.hpp"
#include "lstm/training.hpp"
#include "support/error_table.hpp"

// #region figures
/// The losses of every epoch, with the errors of the baselines as lines.
figures::Figure loss_figure(const lstm::History& history,
                            const std::vector<support::ErrorRow>& baselines);

/// Predictions [1, N] beside the truth, and what is between them, in the order
/// of the phase of the true value.
figures::Figure prediction_figure(const lstm::SineWindows<float>& test,
                                  const lstm::Matrix<float>& predictions);

/// The first of several waves [K, N] beside the truth, and the phase drift
/// [K, N] of the first, the lowest and the highest.
figures::Figure rollout_figure(const lstm::SineWindows<float>& test,
                               const lstm::Matrix<float>& waves,
                               const lstm::Matrix<double>& drift);
// #endregion
