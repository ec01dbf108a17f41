#pragma once
// The tensors of the library.
//
// Shapes are written with the same letters everywhere:
//   T time steps     B samples in a batch     N samples in a dataset
//   D inputs         H hidden units           O outputs
// One sample is a column, so a formula and its code read alike: W x + b.

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string_view>

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
template <class Tensor>
auto at(Tensor& sequence, std::size_t t) {
  assert(t < sequence.shape(0));
  return xt::view(sequence, t, xt::all(), xt::all());
}
// #endregion

// #region block
/// The memory of step t of a sequence, row after row.
template <class Tensor>
auto* block(Tensor& sequence, std::size_t t) {
  assert(t < sequence.shape(0));
  return &sequence(t, 0, 0);
}
// #endregion

/// Thrown when the shape of a tensor is not the one that was expected.
struct ShapeError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Throws ShapeError where numbers of this shape would take 2⁶³ bytes or more,
/// which no memory holds, and whose product would be another number.
template <class Scalar, std::size_t Rank>
void expect_room(std::string_view name,
                 const std::array<std::size_t, Rank>& shape) {
  constexpr auto most = std::numeric_limits<std::ptrdiff_t>::max();
  std::size_t left = most / sizeof(Scalar);
  for (const std::size_t extent : shape)
    if (extent == 0) return;
  for (const std::size_t extent : shape) left /= extent;
  if (left == 0)
    throw ShapeError(fmt::format(
        "{} has shape [{}], expected one of fewer than 2^{} bytes", name,
        fmt::join(shape, ", "), std::numeric_limits<std::ptrdiff_t>::digits));
}

/// A tensor of zeros. Throws ShapeError where there is no room for it.
template <class Scalar, std::size_t Rank>
xt::xtensor<Scalar, Rank> zeros(std::string_view name,
                                const std::array<std::size_t, Rank>& shape) {
  expect_room<Scalar>(name, shape);
  return xt::zeros<Scalar>(shape);
}

// #region set_zeros
/// Gives the tensor this shape and fills it with zeros. Its memory is kept
/// where it already has the shape.
template <class Tensor>
void set_zeros(Tensor& tensor, const typename Tensor::shape_type& shape) {
  expect_room<typename Tensor::value_type>("a tensor", shape);
  tensor.resize(shape);
  tensor.fill(typename Tensor::value_type(0));
}
// #endregion

/// Throws ShapeError unless `tensor` has the shape `expected`.
template <class Tensor, std::size_t Rank>
void expect_shape(std::string_view name, const Tensor& tensor,
                  const std::array<std::size_t, Rank>& expected) {
  if (!std::equal(tensor.shape().begin(), tensor.shape().end(),
                  expected.begin(), expected.end()))
    throw ShapeError(fmt::format("{} has shape [{}], expected [{}]", name,
                                 fmt::join(tensor.shape(), ", "),
                                 fmt::join(expected, ", ")));
}

/// Throws ShapeError where an extent of `tensor` is 0, so that it holds
/// nothing.
template <class Tensor>
void expect_some(std::string_view name, const Tensor& tensor) {
  if (tensor.size() == 0)
    throw ShapeError(fmt::format("{} has shape [{}], expected no extent of 0",
                                 name, fmt::join(tensor.shape(), ", ")));
}

}  // namespace lstm
