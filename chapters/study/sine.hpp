#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace study {

/// The angle between two samples of a sine window, in radians.
inline constexpr double sine_step = 0.1;

/// A wave height · sin(phase + step · t).
struct Sine {
  double height = 1;
  double step = sine_step;  // radians
};

/// A window of T = `steps` values from t = 0 on for each of N phases, and the
/// value at t = T as its target. Throws std::invalid_argument for none of them.
template <class Scalar>
lstm::Dataset<Scalar> windows_from(const std::vector<double>& phases,
                                   std::size_t steps, Sine wave = {});

/// As many phases, drawn from [low, high).
std::vector<double> draw_phases(std::size_t number, double low, double high,
                                lstm::Random random);

/// Sine waves of random phase. Window n holds sin(phase + 0.1 t) for t = 0 to
/// T-1, and its target is the next value, at t = T.
template <class Scalar>
struct SineWindows {
  lstm::Dataset<Scalar> data;  // x [T, 1, N], y [1, N]
  std::vector<double> phases;  // N values in [0, 2π)
};

/// Throws std::invalid_argument for 0 windows or 0 steps.
template <class Scalar>
SineWindows<Scalar> sine_windows(std::size_t windows, std::size_t steps,
                                 lstm::Random random);

/// Where in its wave a sine of any amplitude is at the value y, one sine_step
/// after the value `before`: an angle in (-π, π].
double sine_phase(double before, double y);

/// How far waves [K, N] have run ahead of the sines they should follow, in
/// radians, at every step. Their first value belongs to t = `first`, the step
/// after a window of that length.
template <class Scalar>
lstm::Matrix<double> phase_drift(const lstm::Matrix<Scalar>& waves,
                                 const std::vector<double>& phases,
                                 std::size_t first);

}  // namespace study
