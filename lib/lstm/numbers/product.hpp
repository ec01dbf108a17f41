#pragma once
#include <algorithm>
#include <array>
#include <type_traits>

#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm {

namespace detail {

#ifdef XTENSOR_USE_XSIMD  // not in a browser
/// Registers of 32 bytes, or the widest where they are less: in those of 64,
/// xsimd 8's `haddp` mixes up the rows.
template <class Scalar>
struct SumsOfRows {
  using Wide =
      typename xsimd::make_sized_batch<Scalar, 32 / sizeof(Scalar)>::type;
  using type =
      std::conditional_t<std::is_void_v<Wide>, xsimd::batch<Scalar>, Wide>;
};

/// z += A v for A [n, terms] and a single column v: as many rows of A at once
/// as a register has places. Each row has a register of sums, and `haddp` adds
/// up every one of them, into one.
template <class Scalar>
void add_to_column(Scalar* z, const Scalar* a, const Scalar* v, std::size_t n,
                   std::size_t terms) {
  using Pack = typename SumsOfRows<Scalar>::type;
  constexpr std::size_t width = Pack::size;
  const std::size_t whole = terms - terms % width;
  std::size_t row = 0;
  for (; whole > 0 && row + width <= n; row += width) {
    std::array<Pack, width> sums;
    sums.fill(Pack(0));
    for (std::size_t k = 0; k < whole; k += width) {
      const auto v_k = Pack::load_unaligned(v + k);
      for (std::size_t r = 0; r < width; ++r)
        sums[r] += Pack::load_unaligned(a + (row + r) * terms + k) * v_k;
    }
    const auto sum = Pack::load_unaligned(z + row) + xsimd::haddp(sums.data());
    sum.store_unaligned(z + row);
    for (std::size_t r = row; r < row + width; ++r)
      for (std::size_t k = whole; k < terms; ++k)
        z[r] += a[r * terms + k] * v[k];
  }
  for (; row < n; ++row)
    for (std::size_t k = 0; k < terms; ++k) z[row] += a[row * terms + k] * v[k];
}
#endif

/// Whether tensors of these types lie in memory row after row.
template <class... Tensor>
constexpr bool rows_in_order = ((std::decay_t<Tensor>::static_layout ==
                                 xt::layout_type::row_major) &&
                                ...);

}  // namespace detail

// #region add_product
/// Z += A B, for matrices and for steps of a sequence.
template <class Result, class A, class B>
void add_product(Result&& z, const A& a, const B& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b, std::array{a.shape(1), b.shape(1)});
  expect_shape("product", z, std::array{a.shape(0), b.shape(1)});
#ifdef XTENSOR_USE_XSIMD
  if constexpr (std::is_floating_point_v<Scalar> &&
                detail::rows_in_order<Result, A, B>)
    if (b.shape(1) == 1 && b.shape(0) > 0 && z.size() > 0)
      return detail::add_to_column(&z(0, 0), &a(0, 0), &b(0, 0), a.shape(0),
                                   a.shape(1));
#endif
  xt::blas::gemm(a, b, z, false, false, Scalar(1), Scalar(1));
}
// #endregion

/// Marks a factor of add_product as transposed; nothing is copied.
template <class Factor>
struct Transposed {
  const Factor& matrix;
};
template <class Factor>
Transposed<Factor> transposed(const Factor& matrix) {
  return {matrix};
}

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
template <class Scalar, class Rows>
void add_row_sums(Matrix<Scalar>& sums, const Rows& z) {
  expect_shape("column", sums, std::array{z.shape(0), std::size_t{1}});
  for (std::size_t row = 0; row < z.shape(0); ++row)
    for (std::size_t b = 0; b < z.shape(1); ++b) sums(row, 0) += z(row, b);
}
// #endregion

namespace detail {

// #region affine_rows
/// z = W x + b 1ᵀ with few inputs D: all rows for a lane of columns, then the
/// next lane.
template <class Scalar>
void affine_rows(Scalar* z, const Scalar* w, const Scalar* x, const Scalar* b,
                 std::size_t n, std::size_t D, std::size_t B) {
  for_each_lane<Scalar>(B, [=](auto lane) {
    const auto x_0 = lane.load(x);
    for (std::size_t row = 0; row < n; ++row) {
      auto sum = x_0 * w[row * D] + b[row];
      for (std::size_t d = 1; d < D; ++d)
        sum += lane.load(x + d * B) * w[row * D + d];
      lane.store(z + row * B, sum);
    }
  });
}
// #endregion

}  // namespace detail

/// z = W x + b 1ᵀ for z [n, B], W [n, D], x [D, B] and b [n, 1]. With few
/// inputs BLAS takes longer to get ready than the sums take by themselves.
template <class Scalar, class Result, class Input>
void affine(Result&& z, const Matrix<Scalar>& W, const Input& x,
            const Matrix<Scalar>& b) {
  constexpr std::size_t few = 4;
  const std::size_t n = W.shape(0), D = W.shape(1), B = x.shape(1);
  if (D == 1 && B == 1) {
    for_each_lane<Scalar>(n, [&, x_0 = x(0, 0)](auto lane) {
      lane.store(&z(0, 0), lane.load(W.data()) * x_0 + lane.load(b.data()));
    });
  } else if (D <= few) {
    detail::affine_rows(&z(0, 0), W.data(), &x(0, 0), b.data(), n, D, B);
  } else {
    broadcast_column(z, b);
    add_product(z, W, x);
  }
}

}  // namespace lstm
