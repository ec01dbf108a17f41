#pragma once
// #region letters
// The tensors of the library. This is the only file that includes xtensor.
//
// Shapes are written with the same letters everywhere:
//   T time steps     B samples in a batch     N samples in a dataset
//   D inputs         H hidden units           O outputs
// One sample is a column, so a formula and its code read alike: W x + b.
// #endregion

#include <fmt/ranges.h>

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string_view>

// #region vector_instructions
// gcc 12 takes the undefined registers of its own AVX-512 header for mistakes.
#if defined(__GNUC__) && !defined(__clang__) && defined(__AVX512F__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif
// #endregion

// #region xtensor
// xtensor 0.26 moved its headers into folders.
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/generators/xbuilder.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xbuilder.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif
#include <xtensor-blas/xblas.hpp>
// #endregion

namespace lstm {

// #region aliases
/// A matrix [rows, columns], one sample a column.
template <class Scalar>
using Matrix = xt::xtensor<Scalar, 2>;

/// A sequence [T, features, B]: one matrix [features, B] for each time step.
template <class Scalar>
using Sequence = xt::xtensor<Scalar, 3>;

/// Step t of a sequence, as a view [features, B] of its memory.
template <class Steps>
auto at(Steps& sequence, std::size_t t) {
  return xt::view(sequence, t, xt::all(), xt::all());
}
// #endregion

// #region shapes
/// Thrown when the shape of a tensor is not the one that was expected.
struct ShapeError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Throws ShapeError unless `tensor` has the shape `expected`.
template <class Tensor, std::size_t Rank>
void expect_shape(std::string_view name, const Tensor& tensor,
                  const std::array<std::size_t, Rank>& expected) {
  if (!std::ranges::equal(tensor.shape(), expected))
    throw ShapeError(fmt::format("{} has shape [{}], expected [{}]", name,
                                 fmt::join(tensor.shape(), ", "),
                                 fmt::join(expected, ", ")));
}
// #endregion

// #region products
/// Marks a factor of add_product as transposed; nothing is copied.
template <class Factor>
struct Transposed {
  const Factor& matrix;
};
template <class Factor>
Transposed<Factor> transposed(const Factor& matrix) {
  return {matrix};
}

/// Z += A B, for matrices and for steps of a sequence.
template <class Result, class A, class B>
void add_product(Result&& z, const A& a, const B& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b, std::array{a.shape(1), b.shape(1)});
  expect_shape("product", z, std::array{a.shape(0), b.shape(1)});
  xt::blas::gemm(a, b, z, false, false, Scalar(1), Scalar(1));
}

// #endregion

// #region transposed_products
/// Z += Aᵀ B
template <class Result, class A, class B>
void add_product(Result&& z, const Transposed<A>& a, const B& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b, std::array{a.matrix.shape(0), b.shape(1)});
  expect_shape("product", z, std::array{a.matrix.shape(1), b.shape(1)});
  xt::blas::gemm(a.matrix, b, z, true, false, Scalar(1), Scalar(1));
}

/// Z += A Bᵀ
template <class Result, class A, class B>
void add_product(Result&& z, const A& a, const Transposed<B>& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b.matrix,
               std::array{b.matrix.shape(0), a.shape(1)});
  expect_shape("product", z, std::array{a.shape(0), b.matrix.shape(0)});
  xt::blas::gemm(a, b.matrix, z, false, true, Scalar(1), Scalar(1));
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

}  // namespace lstm
