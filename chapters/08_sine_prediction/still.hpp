#pragma once
#include "plain.hpp"
#include "trials.hpp"

namespace sine_prediction {

/// The network with gates that stand still: i, f and o have no W and no U, and
/// keep the bias that they begin with.
struct StillGates : Network {
  using Scalar = float;
  using Batch = lstm::Dataset<float>;

  explicit StillGates(Network network);
  lstm::Summed<float> pass(const Batch& batch);
  lstm::Summed<float> loss(const Batch& batch) const;
  std::size_t learning() const;  // numbers that are not held
};

/// Sets such networks beside one whose gates move, each with its own best rate,
/// and prints what came out.
void compare_gates(Trials& trials, const study::WaveTask& task);

}  // namespace sine_prediction
