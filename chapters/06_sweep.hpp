#pragma once
#include <array>

#include "lstm/layer.hpp"

// #region sweep
/// How far the gradients of the gates i, f, g, o are from a measured slope:
/// the largest relative error among a gate's rows of W, U and b.
using GateErrors = std::array<double, lstm::gate_count>;

/// The errors for every step of the differences, and of the complex step.
struct Sweep {
  std::vector<double> steps;
  std::vector<GateErrors> in_double, in_float;
  GateErrors complex_step;
};

/// 1e-14 where no error is larger, else the largest. The last digit of a
/// complex number depends on where in memory it lies: batches of them are
/// longer than the memory's alignment.
double bound(const GateErrors& errors);

/// Measures the slopes of a small random layer with the given steps.
Sweep sweep(std::uint64_t seed, const std::vector<double>& steps);
// #endregion
