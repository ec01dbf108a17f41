#include "study/gradient_table.hpp"

#include <fmt/core.h>

#include "lstm/numbers/gradient_check.hpp"

namespace study {

lstm::Matrix<double> normal_matrix(std::size_t rows, std::size_t columns,
                                   lstm::Random& random) {
  lstm::Matrix<double> matrix = xt::zeros<double>({rows, columns});
  for (double& element : matrix) element = random.normal();
  return matrix;
}

void fill_normal(const lstm::Parameters<double>& parameters,
                 lstm::Random& random) {
  for (auto* parameter : parameters)
    for (double& element : parameter->value) element = random.normal();
}

std::vector<Found> found_for(const lstm::Parameters<double>& parameters) {
  std::vector<Found> found;
  for (auto* p : parameters) found.push_back({p->name, &p->value, p->gradient});
  return found;
}

void print_gradient_errors(const std::string& title,
                           const std::vector<Attempt>& attempts,
                           const std::function<double()>& loss) {
  fmt::print("\n{}\n{:<16}", title, "");
  for (const auto& one : attempts.at(0).found) fmt::print(" {:>8}", one.name);
  fmt::print("\n");
  for (const auto& [name, found] : attempts) {
    fmt::print("{:<16}", name);
    for (const auto& one : found) {
      const auto numeric = lstm::central_differences(loss, *one.value);
      fmt::print(" {:>8.1e}", lstm::relative_error(one.gradient, numeric));
    }
    fmt::print("\n");
  }
}

}  // namespace study
