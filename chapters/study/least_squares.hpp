#pragma once
#include <span>
#include <vector>

#include "lstm/numbers/tensor.hpp"

namespace study {

/// The x of A x = b, where A [K, K] is symmetric and has no negative eigenvalue
/// (Cholesky). Where a column of A depends on those before it, its x is 0.
std::vector<double> solve(lstm::Matrix<double> a, std::vector<double> b);

/// The weights of the least squared error of a weighted sum, from examples that
/// come one by one.
class LeastSquares {
 public:
  explicit LeastSquares(std::size_t inputs);

  /// K inputs and what their weighted sum should be.
  void add(std::span<const double> x, double y);

  /// The weights w of the least Σ (y - w·x)² + Σ penalty w², with a penalty for
  /// each of the K, or none at all.
  std::vector<double> weights(std::span<const double> penalties = {}) const;

 private:
  lstm::Matrix<double> xx_;  // Σ x xᵀ
  std::vector<double> xy_;   // Σ x y
};

}  // namespace study
