#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace study {

/// Finds the weights w of the least squared error Σ (y - w·x)² by the normal
/// equations (Σ x xᵀ) w = Σ y x, to which a row after the other is added. A
/// number of x that is 1 in each row has the constant as its weight.
class LeastSquares {
 public:
  /// For rows of n numbers.
  explicit LeastSquares(std::size_t n) : n_(n), xx_(n * n), xy_(n) {}

  /// Throws std::invalid_argument unless x has n numbers.
  void add(std::span<const double> x, double y);

  /// The weights by Cholesky's decomposition. A number that the ones before it
  /// give already has the weight 0.
  std::vector<double> solve() const;

 private:
  std::size_t n_;
  std::vector<double> xx_, xy_;
};

/// w·x
double weighted_sum(std::span<const double> w, std::span<const double> x);

}  // namespace study
