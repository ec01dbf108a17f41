#pragma once
#include "lstm/training/fit.hpp"
#include "network.hpp"

namespace weather {

/// Trains on the forecasts of these days, by Adam and at one rate, so that what
/// a network is after some epochs does not depend on how many follow. Gradients
/// have a norm of at most 1.
lstm::History train(Model& model, const Training& training, const Days& days,
                    std::span<const std::size_t> for_days,
                    const lstm::Seed& seed, const lstm::Observer& observer = {},
                    const lstm::Checkpoints& checkpoints = {});

/// The days from which on a model can learn to forecast 1, 2, … days, all
/// before `known`. Throws std::invalid_argument where there is none.
std::vector<std::size_t> days_to_learn(const Model& model, std::size_t known);

}  // namespace weather
