#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm {

/// Whose way of choosing the first weights a layer follows.
enum class Recipe { keras, pytorch };

/// Every element uniform in [-limit, limit).
template <class Scalar>
void fill_uniform(Matrix<Scalar>& weights, double limit, Random& random);

/// Uniform with limit √(6 / (rows + columns)), which keeps the variance of
/// signals and gradients alike (Glorot and Bengio 2010, equation 16).
template <class Scalar>
void fill_glorot_uniform(Matrix<Scalar>& weights, Random& random);

/// Random orthonormal columns: WᵀW = I (Saxe et al. 2013).
/// Throws ShapeError when there are more columns than rows.
template <class Scalar>
void fill_orthogonal(Matrix<Scalar>& weights, Random& random);

/// Initializes the parts of a model, one after the other.
template <class... Part>
void initialize(Recipe recipe, Random& random, Part&... part) {
  (part.initialize(recipe, random), ...);
}

}  // namespace lstm
