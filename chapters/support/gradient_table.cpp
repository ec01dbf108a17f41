#include "support/gradient_table.hpp"

#include <fmt/core.h>

#include "lstm/gradient_check.hpp"

namespace support {

// #region gradient_table
void print_names(const std::vector<Found>& found) {
  fmt::print("{:<16}", "");
  for (const auto& one : found) fmt::print(" {:>8}", one.name);
  fmt::print("\n");
}

void print_gradient_errors(const std::string& name,
                           const std::vector<Found>& found,
                           const std::function<double()>& loss) {
  fmt::print("{:<16}", name);
  for (const auto& one : found) {
    const auto numeric = lstm::central_differences(loss, *one.value);
    fmt::print(" {:>8.1e}", lstm::relative_error(one.gradient, numeric));
  }
  fmt::print("\n");
}
// #endregion

// #region normal
lstm::Matrix<double> normal_matrix(std::size_t rows, std::size_t columns,
                                   lstm::Random& random) {
  lstm::Matrix<double> matrix = xt::zeros<double>({rows, columns});
  for (double& element : matrix) element = random.normal();
  return matrix;
}
// #endregion

}  // namespace support
