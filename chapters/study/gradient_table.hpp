#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/random.hpp"

namespace study {

/// A matrix of normal draws, and such draws in all parameters.
lstm::Matrix<double> normal_matrix(std::size_t rows, std::size_t columns,
                                   lstm::Random& random);
void fill_normal(const lstm::Parameters<double>& parameters,
                 lstm::Random& random);

/// A matrix beside the gradient that a backward pass found for it.
struct Found {
  std::string name;
  lstm::Matrix<double>* value;
  lstm::Matrix<double> gradient;
};
std::vector<Found> found_for(const lstm::Parameters<double>& parameters);

/// Prints a line for each attempt at a backward pass: how far its gradients
/// are from the central differences of the loss.
struct Attempt {
  std::string name;
  std::vector<Found> found;
};
void print_gradient_errors(const std::string& title,
                           const std::vector<Attempt>& attempts,
                           const std::function<double()>& loss);

}  // namespace study
