#include "logistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/least_squares.hpp"

namespace weather {

using lstm::Matrix;
using Vector = std::vector<double>;

double logistic(std::span<const double> weights, std::span<const double> row) {
  const double z =
      std::inner_product(weights.begin(), weights.end(), row.begin(), 0.0);
  return 1 / (1 + std::exp(-z));
}

static std::span<const double> row(const Matrix<double>& x, std::size_t n) {
  return {&x(n, 0), x.shape(1)};
}

namespace {

struct Problem {
  const Matrix<double>& x;
  std::span<const double> y, penalties;

  double loss(const Vector& w) const {
    double sum = 0;
    for (std::size_t n = 0; n < y.size(); ++n) {
      const auto x_n = row(x, n);
      const double z = std::inner_product(w.begin(), w.end(), x_n.begin(), 0.0);
      sum += std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))) - y[n] * z;
    }
    for (std::size_t i = 0; i < w.size(); ++i)
      sum += penalties[i] * w[i] * w[i] / 2;
    return sum;
  }

  // Newton's step, from the slopes g = Xᵀ(y - p) - penalties · w and how they
  // fall, A = Xᵀ diag(p (1 - p)) X + diag(penalties).
  Vector step(const Vector& w) const {
    const std::size_t P = w.size();
    Matrix<double> A = xt::zeros<double>({P, P});
    Vector g(P);
    for (std::size_t n = 0; n < y.size(); ++n) {
      const auto x_n = row(x, n);
      const double p = logistic(w, x_n);
      for (std::size_t i = 0; i < P; ++i) {
        g[i] += x_n[i] * (y[n] - p);
        for (std::size_t j = 0; j <= i; ++j)
          A(i, j) += x_n[i] * x_n[j] * p * (1 - p);
      }
    }
    for (std::size_t i = 0; i < P; ++i) {
      g[i] -= penalties[i] * w[i];
      A(i, i) += penalties[i];
    }
    return study::solve(std::move(A), std::move(g));
  }
};

}  // namespace

std::vector<double> fit_logistic(const Matrix<double>& x,
                                 std::span<const double> y,
                                 std::span<const double> penalties) {
  lstm::expect_shape("x", x, std::array{y.size(), penalties.size()});
  if (!std::ranges::all_of(penalties, [](double p) { return p > 0; }))
    throw std::invalid_argument("penalties, expected all above 0");
  const Problem problem{x, y, penalties};
  Vector w(penalties.size()), next = w;
  double loss = std::numeric_limits<double>::infinity();
  while (problem.loss(next) < loss) {
    w = next;
    loss = problem.loss(w);
    const auto step = problem.step(w);
    for (std::size_t i = 0; i < w.size(); ++i) next[i] += step[i];
  }
  return w;
}

}  // namespace weather
