#pragma once
#include "lstm/training/group.hpp"
#include "lstm/training/regressor.hpp"

namespace many_machines {

/// Adam's training of one model by all ranks, each with its part of every
/// batch, with nothing hidden: no threads, no files, and no message spared.
/// What each epoch came to is printed. A pass may draw from `masks`; this
/// model, which has no dropout, does not.
void train_plainly(lstm::Regressor<float>& model,
                   const lstm::Dataset<float>& data, std::size_t epochs,
                   std::size_t batch, std::size_t shards, lstm::Group& group,
                   lstm::Random masks);

}  // namespace many_machines
