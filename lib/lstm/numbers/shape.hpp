#pragma once
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace lstm {

// #region shape_error
/// Thrown when the shape of a tensor is not the one that was expected.
struct ShapeError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};
// #endregion

// #region expect_shape
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
// #endregion

// #region expect_some
/// Throws ShapeError where an extent of `tensor` is 0, so that it holds
/// nothing.
template <class Tensor>
void expect_some(std::string_view name, const Tensor& tensor) {
  if (tensor.size() == 0)
    throw ShapeError(fmt::format("{} has shape [{}], expected no extent of 0",
                                 name, fmt::join(tensor.shape(), ", ")));
}
// #endregion

}  // namespace lstm
