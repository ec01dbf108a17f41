#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/baselines.hpp"
#include "study/sine.hpp"
#include "trials.hpp"

namespace sine_prediction {

/// The losses of every epoch, with the errors of the baselines as lines.
figures::Figure loss_figure(const lstm::History& history,
                            const std::vector<study::ErrorRow>& baselines);

/// Predictions [1, N] beside the truth, and what is between them, in the order
/// of the phase of the true value.
figures::Figure prediction_figure(const study::SineWindows<float>& test,
                                  const lstm::Matrix<float>& predictions);

/// The first of several waves [K, N] beside the truth, and the phase drift
/// [K, N] of the first, the lowest and the highest.
figures::Figure rollout_figure(const study::SineWindows<float>& test,
                               const lstm::Matrix<float>& waves,
                               const lstm::Matrix<double>& drift);

/// What goes on in the three loudest units of a model that reads the first of
/// several windows [T, 1, N] and then the start of its closed loop [K, N].
figures::Figure gates_figure(const lstm::Regressor<float>& model,
                             const lstm::Sequence<float>& windows,
                             const lstm::Matrix<float>& waves);

/// The test errors of both optimisers after every epoch.
figures::Figure optimisers_figure(const Trials& trials);

}  // namespace sine_prediction
