#pragma once
#include "figures/figure.hpp"
#include "sweep.hpp"
#include "trained.hpp"
#include "untrained.hpp"

namespace bptt {

/// The error of every gate over the step, in double and in float.
figures::Figure sweep_figure(const Sweep& sweep);

/// How far gradients reach in networks before training.
figures::Figure untrained_figure(const std::vector<Untrained>& networks);

/// How far they reach in a plain network and in LSTMs with forget biases 1 and
/// 5, before training and after it.
figures::Figure trained_figure(const std::vector<Trained>& networks);

}  // namespace bptt
