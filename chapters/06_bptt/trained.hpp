#pragma once
#include <cstdint>

#include "lstm/training/team.hpp"
#include "reach.hpp"

namespace bptt {

/// A network before and after it has learnt to recall the first of T values:
/// the medians over five seeds.
struct Trained {
  double loss_before, loss_after;
  Reach before, after;
};

/// The first of T values, networks of so many units, and batches to train on.
struct Task {
  std::size_t T, hidden, batches;
};

/// The plain network with an orthogonal U, and the LSTMs with forget biases 1
/// and 5.
std::vector<Trained> train_all(lstm::Team& team, const Task& task,
                               const lstm::Seed& seed);

}  // namespace bptt
