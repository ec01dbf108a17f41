#pragma once
#include <array>

#include "problem.hpp"

namespace bptt {

/// How far the gradients of the gates i, f, g, o are from a measured slope:
/// the largest relative error among a gate's rows of W, U and b.
using GateErrors = std::array<double, lstm::gate_count>;

/// The errors for every step of the differences, and of the complex step.
struct Sweep {
  std::vector<double> steps;
  std::vector<GateErrors> in_double, in_float;
  GateErrors complex_step;
};

/// A small random layer and its inputs.
Problem<double> random_problem(const lstm::Seed& seed);

/// Sets the gradients of the problem's weights.
template <class Scalar>
void backpropagate(Problem<Scalar>& p);

/// How far those gradients are from central differences, and from complex
/// steps.
template <class Scalar>
GateErrors by_differences(Problem<Scalar>& p, double step);
GateErrors by_complex_step(Problem<double>& p, double step = 1e-100);

/// 1e-14 where no error is larger, else the largest. The last digit of a sum of
/// complex numbers depends on where in memory they lie: the processor adds
/// several at a time, and the address says where such a group begins.
double bound(const GateErrors& errors);

/// Measures the slopes of a small random layer with the given steps.
Sweep sweep(const lstm::Seed& seed, const std::vector<double>& steps);

}  // namespace bptt
