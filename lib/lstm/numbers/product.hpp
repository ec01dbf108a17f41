#pragma once
#include "lstm/numbers/shape.hpp"
#include "lstm/numbers/xtensor.hpp"
#ifdef XTENSOR_USE_XSIMD
#include "lstm/numbers/small_product.hpp"
#endif

namespace lstm {

// #region rows_in_order
/// Whether tensors of these types lie in memory row after row.
template <class... Tensor>
constexpr bool rows_in_order = ((std::decay_t<Tensor>::static_layout ==
                                 xt::layout_type::row_major) &&
                                ...);
// #endregion

// #region add_product
/// Z += A B, for matrices and for steps of a sequence.
template <class Result, class A, class B>
void add_product(Result&& z, const A& a, const B& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b, std::array{a.shape(1), b.shape(1)});
  expect_shape("product", z, std::array{a.shape(0), b.shape(1)});
#ifdef XTENSOR_USE_XSIMD  // not in a browser
  if constexpr (std::is_floating_point_v<Scalar> && rows_in_order<Result, A, B>)
    if (b.shape(1) == 1 && b.shape(0) > 0 && z.size() > 0)
      return add_to_column(&z(0, 0), &a(0, 0), &b(0, 0), a.shape(0),
                           a.shape(1));
#endif
  xt::blas::gemm(a, b, z, false, false, Scalar(1), Scalar(1));
}
// #endregion

// #region transposed
/// Marks a factor of add_product as transposed; nothing is copied.
template <class Factor>
struct Transposed {
  const Factor& matrix;
};
template <class Factor>
Transposed<Factor> transposed(const Factor& matrix) {
  return {matrix};
}
// #endregion

// #region left_transposed
/// Z += Aᵀ B
template <class Result, class A, class B>
void add_product(Result&& z, const Transposed<A>& a, const B& b) {
  using Scalar = typename std::decay_t<Result>::value_type;
  expect_shape("right factor", b, std::array{a.matrix.shape(0), b.shape(1)});
  expect_shape("product", z, std::array{a.matrix.shape(1), b.shape(1)});
  xt::blas::gemm(a.matrix, b, z, true, false, Scalar(1), Scalar(1));
}
// #endregion

// #region right_transposed
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

}  // namespace lstm
