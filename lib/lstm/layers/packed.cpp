#include "lstm/layers/internal/packed.hpp"

#include <algorithm>
#include <complex>

namespace lstm::detail {

template <class Scalar>
void Factor<Scalar>::set(const Matrix<Scalar>& matrix, bool transposed,
                         std::size_t first, std::size_t M, std::size_t K,
                         std::size_t T, std::size_t B) {
  matrix_ = &matrix;
  transposed_ = transposed;
  first_ = first;
  M_ = M;
  K_ = K;
  packed_ = worth_packing<Scalar>(T, B);
  if (!packed_) return;

  constexpr std::size_t R = rows_at_once<Scalar>;
  const std::size_t whole = (M + R - 1) / R * R, columns = matrix.shape(1);
  const Scalar* const from = matrix.data() + first * columns;
  numbers_.resize(whole * K);
  Scalar* to = numbers_.data();
  for (std::size_t row = 0; row < whole; row += R)
    for (std::size_t k = 0; k < K; ++k)
      for (std::size_t r = row; r < row + R; ++r)
        *to++ = r >= M       ? Scalar(0)
                : transposed ? from[k * columns + r]
                             : from[r * columns + k];
}

// #region tile
// `rows` of R rows and C registers of columns: all sums stay in registers until
// they are done. Each number of A meets C registers of v, and each of those R
// numbers of A.
template <class P, std::size_t R, std::size_t C, class Scalar>
static void add_tile(const Scalar* a, std::size_t rows, std::size_t K,
                     const Scalar* v, std::size_t B, Scalar* z) {
  constexpr std::size_t width = sizeof(P) / sizeof(Scalar);
  const auto load = [](const Scalar* from) {
    return Lane<Scalar, P>{0}.load(from);
  };
  std::array<std::array<P, C>, R> sums;
  for (std::size_t r = 0; r < R; ++r)
    for (std::size_t c = 0; c < C; ++c)
      sums[r][c] = load(z + (r < rows ? r : 0) * B + c * width);
  for (std::size_t k = 0; k < K; ++k)
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t c = 0; c < C; ++c)
        sums[r][c] = sums[r][c] + P(a[k * R + r]) * load(v + k * B + c * width);
  for (std::size_t r = 0; r < R; ++r)
    for (std::size_t c = 0; c < C && r < rows; ++c)
      Lane<Scalar, P>{0}.store(z + r * B + c * width, sums[r][c]);
}
// #endregion

// Columns from b on, in registers of `width` numbers; then in narrower ones.
template <std::size_t width, class Scalar>
static void add_columns(const Scalar* a, std::size_t rows, std::size_t K,
                        const Scalar* v, std::size_t B, Scalar* z,
                        std::size_t b) {
  constexpr std::size_t R = rows_at_once<Scalar>;
#ifdef XTENSOR_USE_XSIMD
  if constexpr (width > 1) {
    using P = typename xsimd::make_sized_batch<Scalar, width>::type;
    if constexpr (!std::is_void_v<P>) {
      if constexpr (width == pack_width<Scalar>)
        for (; b + 2 * width <= B; b += 2 * width)
          add_tile<P, R, 2>(a, rows, K, v + b, B, z + b);
      for (; b + width <= B; b += width)
        add_tile<P, R, 1>(a, rows, K, v + b, B, z + b);
    }
    return add_columns<width / 2>(a, rows, K, v, B, z, b);
  }
#endif
  for (; b < B; ++b) add_tile<Scalar, R, 1>(a, rows, K, v + b, B, z + b);
}

template <class Scalar>
void add_packed(const Scalar* a, std::size_t M, std::size_t K, const Scalar* v,
                std::size_t B, Scalar* z) {
  constexpr std::size_t R = rows_at_once<Scalar>;
  if constexpr (std::is_floating_point_v<Scalar>)
    for (std::size_t row = 0; row < M; row += R)
      add_columns<pack_width<Scalar>>(a + row * K, std::min(R, M - row), K, v,
                                      B, z + row * B, 0);
}

#define LSTM_INSTANTIATE(Scalar)                                    \
  template class Factor<Scalar>;                                    \
  template void add_packed(const Scalar*, std::size_t, std::size_t, \
                           const Scalar*, std::size_t, Scalar*);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm::detail
