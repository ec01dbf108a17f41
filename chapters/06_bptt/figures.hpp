#pragma once
#include "figures/figure.hpp"
#include "rivals.hpp"
#include "sweep.hpp"
#include "untrained.hpp"
#include "ways.hpp"

namespace bptt {

/// The error of every gate over the step, in double and in float.
figures::Figure sweep_figure(const Sweep& sweep);

/// How far gradients reach in networks before training.
figures::Figure untrained_figure(const std::vector<Untrained>& networks);

/// How much of the gradient has passed through h so and so often.
figures::Figure passages_figure(const std::vector<Parted>& parted);

/// How far gradients reach in a plain network and in LSTMs, before training and
/// after it.
figures::Figure trained_figure(const std::vector<Trained>& networks);

}  // namespace bptt
