#pragma once
#include "lstm/numbers/lanes.hpp"
#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region affine_rows
// The same for few inputs D: all rows for a lane of columns, then the next.
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

// #region affine
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
    affine_rows(&z(0, 0), W.data(), &x(0, 0), b.data(), n, D, B);
  } else {
    broadcast_column(z, b);
    add_product(z, W, x);
  }
}
// #endregion

}  // namespace lstm
