#pragma once
#include "lstm/training/fit.hpp"
#include "network.hpp"

namespace translation {

/// Trains a network with Adam and gradients that are clipped at length 1. The
/// rate grows for a fiftieth of the steps, and then falls along half a cosine
/// to a hundredth of what it was.
lstm::History train(Network& network, const Training& training,
                    const Sentences& sentences, const lstm::Seed& seed,
                    const lstm::Observer& observer = {},
                    const lstm::Checkpoints& checkpoints = {});

/// The share of next words and ends that a network names right when it is told
/// the true ones before them.
double forced_accuracy(Network network, const Sentences& sentences);

}  // namespace translation
