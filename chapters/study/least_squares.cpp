#include "study/least_squares.hpp"

#include <cassert>
#include <cmath>

namespace study {

// A = L Lᵀ, column by column; only what is below the diagonal of `a` is read,
// and L is written there. A column that the ones before it explain to the last
// digits has a 0 on the diagonal.
static void factorize(lstm::Matrix<double>& a) {
  const std::size_t K = a.shape(0);
  for (std::size_t j = 0; j < K; ++j) {
    const double whole = a(j, j);
    for (std::size_t i = j; i < K; ++i)
      for (std::size_t k = 0; k < j; ++k) a(i, j) -= a(i, k) * a(j, k);
    const double own = a(j, j) > 1e-11 * whole ? std::sqrt(a(j, j)) : 0;
    a(j, j) = own;
    for (std::size_t i = j + 1; i < K; ++i)
      a(i, j) = own > 0 ? a(i, j) / own : 0;
  }
}

std::vector<double> solve(lstm::Matrix<double> a, std::vector<double> b) {
  const std::size_t K = b.size();
  lstm::expect_shape("a", a, std::array{K, K});
  factorize(a);
  for (std::size_t i = 0; i < K; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a(i, k) * b[k];
    b[i] = a(i, i) > 0 ? b[i] / a(i, i) : 0;
  }
  for (std::size_t i = K; i-- > 0;) {
    for (std::size_t k = i + 1; k < K; ++k) b[i] -= a(k, i) * b[k];
    b[i] = a(i, i) > 0 ? b[i] / a(i, i) : 0;
  }
  return b;
}

LeastSquares::LeastSquares(std::size_t inputs)
    : xx_(xt::zeros<double>({inputs, inputs})), xy_(inputs) {}

void LeastSquares::add(std::span<const double> x, double y) {
  assert(x.size() == xy_.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    double* row = &xx_(i, 0);
    for (std::size_t k = 0; k <= i; ++k) row[k] += x[i] * x[k];
    xy_[i] += x[i] * y;
  }
}

std::vector<double> LeastSquares::weights(
    std::span<const double> penalties) const {
  auto xx = xx_;
  for (std::size_t i = 0; i < penalties.size(); ++i) xx(i, i) += penalties[i];
  return solve(std::move(xx), xy_);
}

}  // namespace study
