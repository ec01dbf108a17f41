#pragma once
#include <limits>
#include <numeric>
#include <vector>

#include "lstm/numbers/random.hpp"

namespace overfitting {

using Weights = std::vector<double>;

/// Windows of values, each with the value that comes next.
struct Windows {
  std::vector<std::vector<double>> x;
  std::vector<double> y;
};

/// What holds a training back; 0 is none of it.
struct Remedies {
  double p = 0, l2 = 0, l1 = 0;
  std::size_t patience = 0;
};

inline double predict(const Weights& w, const std::vector<double>& x) {
  return std::inner_product(w.begin(), w.end(), x.begin(), 0.0);
}

/// The mean squared error.
inline double mean_error(const Weights& w, const Windows& windows) {
  double sum = 0;
  for (std::size_t n = 0; n < windows.x.size(); ++n) {
    const double error = predict(w, windows.x[n]) - windows.y[n];
    sum += error * error;
  }
  return sum / static_cast<double>(windows.x.size());
}

// #region plain
/// Trains a rule that predicts w₀x₀ + w₁x₁ + ... by gradient descent.
inline Weights train(const Windows& training, const Windows& validation,
                     const Remedies& r, std::size_t epochs, double rate,
                     lstm::Random& random) {
  const std::size_t T = training.x[0].size(), N = training.x.size();
  Weights w(T, 0.0), best = w;
  double lowest = std::numeric_limits<double>::infinity();
  std::size_t best_epoch = 0;

  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    std::vector<double> gradient(T, 0.0);
    for (std::size_t n = 0; n < N; ++n) {
      auto x = training.x[n];
      for (double& value : x)  // dropout: another mask for each window
        value *= random.uniform() < r.p ? 0 : 1 / (1 - r.p);
      const double error = predict(w, x) - training.y[n];
      for (std::size_t t = 0; t < T; ++t)
        gradient[t] += 2 * error * x[t] / static_cast<double>(N);
    }

    for (std::size_t t = 0; t < T; ++t) {
      const double sign = w[t] > 0 ? 1 : w[t] < 0 ? -1 : 0;
      gradient[t] += 2 * r.l2 * w[t] + r.l1 * sign;  // the penalties
    }
    for (std::size_t t = 0; t < T; ++t) w[t] -= rate * gradient[t];

    if (r.patience == 0) continue;
    const double error = mean_error(w, validation);  // early stopping
    if (error < lowest) {
      lowest = error;
      best = w;
      best_epoch = epoch;
    } else if (epoch - best_epoch >= r.patience) {
      break;
    }
  }
  return r.patience > 0 ? best : w;
}
// #endregion

}  // namespace overfitting
