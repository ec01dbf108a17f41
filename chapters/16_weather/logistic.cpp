#include "logistic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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

// Solves A s = g for a symmetric positive definite A, of which L Lᵀ = A takes
// the place (Cholesky).
static Vector solve(Matrix<double> A, Vector g) {
  const std::size_t P = g.size();
  for (std::size_t i = 0; i < P; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t k = 0; k < j; ++k) A(i, j) -= A(i, k) * A(j, k);
      A(i, j) = i == j ? std::sqrt(A(i, i)) : A(i, j) / A(j, j);
    }
  for (std::size_t i = 0; i < P; ++i) {
    for (std::size_t k = 0; k < i; ++k) g[i] -= A(i, k) * g[k];
    g[i] /= A(i, i);
  }
  for (std::size_t i = P; i-- > 0;) {
    for (std::size_t k = i + 1; k < P; ++k) g[i] -= A(k, i) * g[k];
    g[i] /= A(i, i);
  }
  return g;
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
    return solve(std::move(A), std::move(g));
  }
};

}  // namespace

// Moves w along Newton's step, or by half of it, and half again, where a whole
// one does not lower the loss; false where nothing does.
static bool improve(const Problem& problem, Vector& w) {
  const double before = problem.loss(w);
  auto step = problem.step(w);
  for (int k = 0; k < 20; ++k) {
    auto moved = w;
    for (std::size_t i = 0; i < w.size(); ++i) moved[i] += step[i];
    if (problem.loss(moved) < before) {
      w = std::move(moved);
      return true;
    }
    for (double& s : step) s /= 2;
  }
  return false;
}

std::vector<double> fit_logistic(const Matrix<double>& x,
                                 std::span<const double> y,
                                 std::span<const double> penalties) {
  lstm::expect_shape("x", x, std::array{y.size(), penalties.size()});
  if (!std::ranges::all_of(penalties, [](double p) { return p > 0; }))
    throw std::invalid_argument("penalties, expected all above 0");
  const Problem problem{x, y, penalties};
  Vector w(penalties.size());
  for (int k = 0; k < 100 && improve(problem, w); ++k) {
  }
  return w;
}

}  // namespace weather
