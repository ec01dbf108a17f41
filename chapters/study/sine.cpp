#include "study/sine.hpp"

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace study {

template <class Scalar>
lstm::Dataset<Scalar> windows_from(const std::vector<double>& phases,
                                   std::size_t steps, Sine wave) {
  const std::size_t N = phases.size();
  if (N == 0 || steps == 0)
    throw std::invalid_argument(fmt::format(
        "sine windows need a number and steps, got {} and {}", N, steps));
  lstm::Dataset<Scalar> data;
  data.x.resize({steps, std::size_t{1}, N});
  data.y.resize({std::size_t{1}, N});
  for (std::size_t n = 0; n < N; ++n) {
    const auto value = [&](std::size_t t) {
      const double angle = phases[n] + wave.step * static_cast<double>(t);
      return Scalar(wave.height * std::sin(angle));
    };
    for (std::size_t t = 0; t < steps; ++t) data.x(t, 0, n) = value(t);
    data.y(0, n) = value(steps);
  }
  return data;
}

std::vector<double> draw_phases(std::size_t number, double low, double high,
                                lstm::Random random) {
  std::vector<double> phases(number);
  for (double& phase : phases) phase = random.uniform(low, high);
  return phases;
}

template <class Scalar>
SineWindows<Scalar> sine_windows(std::size_t windows, std::size_t steps,
                                 lstm::Random random) {
  auto phases = draw_phases(windows, 0, 2 * std::numbers::pi, random);
  return {windows_from<Scalar>(phases, steps), std::move(phases)};
}

// y = A sin φ and before = A sin(φ - s); the second, written out, gives
// A cos φ.
double sine_phase(double before, double y) {
  const double s = sine_step;
  return std::atan2(y * std::sin(s), y * std::cos(s) - before);
}

// An angle is known up to whole turns. The turn is the one nearest to the drift
// one step before, so a drift may grow past π without a jump.
template <class Scalar>
lstm::Matrix<double> phase_drift(const lstm::Matrix<Scalar>& waves,
                                 const std::vector<double>& phases,
                                 std::size_t first) {
  const std::size_t K = waves.shape(0), N = waves.shape(1);
  lstm::expect_shape("waves", waves, std::array{K, phases.size()});
  lstm::Matrix<double> drift = xt::zeros<double>({K, N});
  for (std::size_t n = 0; n < N; ++n) {
    const auto angle = [&](std::size_t t) {
      return phases[n] + sine_step * static_cast<double>(t);
    };
    double before = std::sin(angle(first) - sine_step), last = 0;
    for (std::size_t k = 0; k < K; ++k) {
      const double y = waves(k, n);
      const double ahead = sine_phase(before, y) - angle(first + k);
      last += std::remainder(ahead - last, 2 * std::numbers::pi);
      drift(k, n) = last;
      before = y;
    }
  }
  return drift;
}

template lstm::Dataset<float> windows_from(const std::vector<double>&,
                                           std::size_t, Sine);
template lstm::Dataset<double> windows_from(const std::vector<double>&,
                                            std::size_t, Sine);
template SineWindows<float> sine_windows(std::size_t, std::size_t,
                                         lstm::Random);
template SineWindows<double> sine_windows(std::size_t, std::size_t,
                                          lstm::Random);
template lstm::Matrix<double> phase_drift(const lstm::Matrix<float>&,
                                          const std::vector<double>&,
                                          std::size_t);
template lstm::Matrix<double> phase_drift(const lstm::Matrix<double>&,
                                          const std::vector<double>&,
                                          std::size_t);

}  // namespace study
