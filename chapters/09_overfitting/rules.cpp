#include "rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "lstm/layers/loss.hpp"
#include "study/baselines.hpp"
#include "study/sine.hpp"

namespace overfitting {

using lstm::Matrix, lstm::Sequence;

// A sine from t = 0 on, whose phase may be asked for again and again.
class Wave {
 public:
  explicit Wave(std::size_t steps) {
    for (std::size_t t = 0; t <= steps; ++t) {
      const double angle = study::sine_step * static_cast<double>(t);
      sin_.push_back(std::sin(angle));
      cos_.push_back(std::cos(angle));
    }
  }

  // Minus half the squared distance from a window, in units of the noise.
  double fit(double phase, const std::vector<double>& x, double noise) const {
    const double s = std::sin(phase), c = std::cos(phase);
    double sum = 0;
    for (std::size_t t = 0; t < x.size(); ++t) {
      const double error = (x[t] - (s * cos_[t] + c * sin_[t])) / noise;
      sum -= error * error / 2;
    }
    return sum;
  }
  double next(double phase) const {
    return std::sin(phase) * cos_.back() + std::cos(phase) * sin_.back();
  }

 private:
  std::vector<double> sin_, cos_;
};

static constexpr std::size_t K = 128;  // phases of a grid

// #region expected
// The mean of the next value over a grid of phases. Where the noise is small,
// only those near the best one count, so the grid closes in on it.
static double expected(const Wave& wave, const std::vector<double>& x,
                       double noise) {
  double middle = 0, half = std::numbers::pi;
  const double enough = std::min(half, 12 * noise);
  const auto phase = [&](std::size_t k) {
    return middle + half * (static_cast<double>(2 * k + 1) / K - 1);
  };
  std::array<double, K> fits;
  for (;; half = std::max(enough, half * 8 / K)) {
    for (std::size_t k = 0; k < K; ++k) fits[k] = wave.fit(phase(k), x, noise);
    if (half <= enough) break;
    middle = phase(static_cast<std::size_t>(std::ranges::max_element(fits) -
                                            fits.begin()));
  }

  double sum = 0, weights = 0;
  for (std::size_t k = 0; k < K; ++k) {
    const double weight = std::exp(fits[k] - std::ranges::max(fits));
    sum += weight * wave.next(phase(k));
    weights += weight;
  }
  return sum / weights;
}
// #endregion

Matrix<float> posterior_mean(const Sequence<float>& x, double noise) {
  const std::size_t T = x.shape(0), N = x.shape(2);
  const Wave wave(T);
  Matrix<float> y({1, N});
  for (std::size_t n = 0; n < N; ++n) {
    std::vector<double> window;
    for (std::size_t t = 0; t < T; ++t) window.push_back(x(t, 0, n));
    y(0, n) = static_cast<float>(expected(wave, window, noise));
  }
  return y;
}

template <class Rule>
static std::vector<double> errors(const std::vector<Draw>& draws, Rule rule) {
  std::vector<double> all;
  for (const auto& draw : draws) {
    const auto& test = draw.splits.test;
    const Matrix<float> y = rule(test.x);
    all.push_back(lstm::mean_squared_error(y, test.y).value);
  }
  return all;
}

std::vector<RuleRow> rules(const Task& task, const std::vector<Draw>& draws) {
  const auto zero = [](const Sequence<float>& x) {
    const Matrix<float> y = xt::zeros<float>({std::size_t{1}, x.shape(2)});
    return y;
  };
  const auto optimum = [&](const Sequence<float>& x) {
    return posterior_mean(x, task.noise);
  };
  return {{"the mean of a sine (0)", errors(draws, zero)},
          {"the last value again", errors(draws, study::repeat_last<float>)},
          {"a straight line through the last two",
           errors(draws, study::straight_line<float>)},
          {"the best that any rule can do", errors(draws, optimum)}};
}

}  // namespace overfitting
