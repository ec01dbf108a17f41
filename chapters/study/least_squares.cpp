#include "study/least_squares.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace study {

void LeastSquares::add(std::span<const double> x, double y) {
  if (x.size() != n_)
    throw std::invalid_argument(
        fmt::format("a row of {} numbers for weights of {}", x.size(), n_));
  for (std::size_t i = 0; i < n_; ++i) {
    for (std::size_t j = 0; j < n_; ++j) xx_[i * n_ + j] += x[i] * x[j];
    xy_[i] += x[i] * y;
  }
}

// xx = L Lᵀ, then L v = xy and Lᵀ w = v. A column whose rest is nothing but
// rounding is left out.
std::vector<double> LeastSquares::solve() const {
  auto L = xx_;
  auto w = xy_;
  for (std::size_t j = 0; j < n_; ++j) {
    for (std::size_t k = 0; k < j; ++k)
      for (std::size_t i = j; i < n_; ++i)
        L[i * n_ + j] -= L[i * n_ + k] * L[j * n_ + k];
    const double rest = L[j * n_ + j];
    const bool known = rest <= 1e-12 * xx_[j * n_ + j];
    for (std::size_t i = j; i < n_; ++i)
      L[i * n_ + j] = known ? 0 : L[i * n_ + j] / std::sqrt(rest);
    for (std::size_t k = 0; k < j; ++k) w[j] -= L[j * n_ + k] * w[k];
    w[j] = known ? 0 : w[j] / L[j * n_ + j];
  }
  for (std::size_t j = n_; j-- > 0;) {
    for (std::size_t i = j + 1; i < n_; ++i) w[j] -= L[i * n_ + j] * w[i];
    if (L[j * n_ + j] != 0) w[j] /= L[j * n_ + j];
  }
  return w;
}

double weighted_sum(std::span<const double> w, std::span<const double> x) {
  return std::inner_product(w.begin(), w.end(), x.begin(), 0.0);
}

}  // namespace study
