#pragma once
#include <vector>

#include "figures/figure.hpp"
#include "jumps.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/baselines.hpp"
#include "study/sine.hpp"

namespace sine_prediction {

/// The losses of every epoch, with the errors of the baselines as lines.
figures::Figure loss_figure(const lstm::History& history,
                            const std::vector<study::ErrorRow>& baselines);

/// The first of several waves [K, N] beside the truth, and the phase drift
/// [K, N] of the first, the lowest and the highest.
figures::Figure rollout_figure(const study::SineWindows<float>& test,
                               const lstm::Matrix<float>& waves,
                               const lstm::Matrix<double>& drift);

/// The first two windows of several, with their targets.
figures::Figure task_figure(const study::SineWindows<float>& test);

/// The loss of a training, and the curvature beside what Adam can bear.
figures::Figure jumps_figure(const std::vector<Look>& looks);

}  // namespace sine_prediction
