#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lstm/random.hpp"
#include "lstm/tensor.hpp"

namespace support {

// #region gradient_table
/// A matrix beside the gradient that a backward pass found for it.
struct Found {
  std::string name;
  lstm::Matrix<double>* value;
  lstm::Matrix<double> gradient;
};

/// Prints a line of names, one for each matrix.
void print_names(const std::vector<Found>& found);

/// Prints a line of errors: how far each gradient is from the central
/// differences of the loss.
void print_gradient_errors(const std::string& name,
                           const std::vector<Found>& found,
                           const std::function<double()>& loss);
// #endregion

// #region normal
/// A matrix of normal draws.
lstm::Matrix<double> normal_matrix(std::size_t rows, std::size_t columns,
                                   lstm::Random& random);
// #endregion

}  // namespace support
