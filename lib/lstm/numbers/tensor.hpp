#pragma once
// #region letters
// The tensors of the library.
//
// Shapes are written with the same letters everywhere:
//   T time steps     B samples in a batch     N samples in a dataset
//   D inputs         H hidden units           O outputs
// One sample is a column, so a formula and its code read alike: W x + b.
// #endregion

#include <cassert>
#include <span>

#include "lstm/numbers/product.hpp"
#include "lstm/numbers/shape.hpp"
#include "lstm/numbers/xtensor.hpp"

namespace lstm {

// #region aliases
/// A matrix [rows, columns], one sample a column.
template <class Scalar>
using Matrix = xt::xtensor<Scalar, 2>;

/// A sequence [T, features, B]: one matrix [features, B] for each time step.
template <class Scalar>
using Sequence = xt::xtensor<Scalar, 3>;
// #endregion

// #region at
/// Step t of a sequence, as a view [features, B] of its memory.
template <class Steps>
auto at(Steps& sequence, std::size_t t) {
  assert(t < sequence.shape(0));
  return xt::view(sequence, t, xt::all(), xt::all());
}
// #endregion

// #region block
/// The memory of step t of a sequence, row after row.
template <class Steps>
auto* block(Steps& sequence, std::size_t t) {
  assert(t < sequence.shape(0));
  return &sequence(t, 0, 0);
}
// #endregion

// #region restart
/// Gives the tensor this shape and fills it with zeros. Its memory is kept
/// where it already has the shape.
template <class Tensor>
void restart(Tensor& tensor, const typename Tensor::shape_type& shape) {
  tensor.resize(shape);
  tensor.fill(typename Tensor::value_type(0));
}
// #endregion

// #region broadcast
/// Z = b 1ᵀ: every column of z [n, B] becomes the column b [n, 1].
template <class Result, class Scalar>
void broadcast_column(Result&& z, const Matrix<Scalar>& b) {
  expect_shape("column", b, std::array{z.shape(0), std::size_t{1}});
  for (std::size_t row = 0; row < z.shape(0); ++row)
    std::fill_n(&z(row, 0), z.shape(1), b(row, 0));
}
// #endregion

// #region row_sums
/// sums += Z 1: to every row of the column `sums` [n, 1], the numbers in that
/// row of z [n, B].
template <class Scalar>
void add_row_sums(Matrix<Scalar>& sums, const Matrix<Scalar>& z) {
  expect_shape("column", sums, std::array{z.shape(0), std::size_t{1}});
  for (std::size_t row = 0; row < z.shape(0); ++row)
    for (std::size_t b = 0; b < z.shape(1); ++b) sums(row, 0) += z(row, b);
}
// #endregion

}  // namespace lstm
