#include "lstm/layers/packed.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <type_traits>

#include "lstm/layers/internal/pack.hpp"

namespace lstm {

using detail::load_pack, detail::store_pack, detail::Pack, detail::pack_width;

// So many rows of a product are summed at once where each has C registers: one
// or two. Of registers of 64 bytes there are 32, of smaller ones 16.
template <class Scalar, std::size_t C>
static constexpr std::size_t rows_at_once =
    (sizeof(Pack<Scalar>) == 64 ? 16 : 12) / C;

// How many registers hold B columns; the last one may not be full.
template <class Scalar>
static std::size_t registers_for(std::size_t B) {
  return (B + pack_width<Scalar> - 1) / pack_width<Scalar>;
}

// BLAS looks for the processor's widest registers when the program starts; this
// library has those for which it was compiled.
static bool widest_registers() {
#ifdef __x86_64__
  return sizeof(Pack<float>) == 64 || !__builtin_cpu_supports("avx512f");
#else
  return true;
#endif
}

// To pack A takes as long as to multiply it by some thirty columns, so there
// must be many more. And BLAS is as fast or faster where A is small, where much
// of the registers stays empty, or where it has wider ones.
template <class Scalar>
static bool worth_packing(std::size_t M, std::size_t K, std::size_t T,
                          std::size_t B) {
  if constexpr (std::is_floating_point_v<Scalar>) {
    constexpr std::size_t width = pack_width<Scalar>, few = 8, many = 512;
    return sizeof(Pack<Scalar>) >= 32 && M >= few && K >= few &&
           T * B >= many && B >= width &&
           5 * B >= 4 * width * registers_for<Scalar>(B) && widest_registers();
  } else {
    return false;
  }
}

// Of the first R rows one column after the other, then of the next R rows, and
// so on, in pairs. What is missing behind the last row is zeros.
template <class Scalar>
void Factor<Scalar>::pack(std::size_t M, std::size_t K, std::size_t T,
                          std::size_t B) {
  M_ = M;
  K_ = K;
  B_ = B;
  packed_ = worth_packing<Scalar>(M, K, T, B);
  if (!packed_) return;

  if constexpr (std::is_floating_point_v<Scalar>) {
    constexpr std::size_t R = rows_at_once<Scalar, 2>;
    const std::size_t down = transposed_ ? 1 : K, across = transposed_ ? M : 1;
    const std::size_t rows = (M + 2 * R - 1) / (2 * R) * 2 * R;
    numbers_.resize(rows * K);
    Scalar* to = numbers_.data();
    for (std::size_t row = 0; row < rows; row += R)
      for (std::size_t k = 0; k < K; ++k)
        for (std::size_t r = row; r < row + R; ++r)
          *to++ = r < M ? rows_[r * down + k * across] : Scalar(0);
  }
}

// a b + c, rounded once wherever it stands, so that all tiles round alike. (In
// registers of 64 bytes xsimd's own rounds twice.) Taken by reference, a
// compiler leaves the sums of a tile in memory.
template <class P>
[[gnu::always_inline]] static inline P fused(P a, P b, P c) {
#if defined(XTENSOR_USE_XSIMD) && defined(__AVX512F__)
  if constexpr (std::is_same_v<P, xsimd::batch<float, xsimd::default_arch>>)
    return _mm512_fmadd_ps(a, b, c);
  else if constexpr (std::is_same_v<P,
                                    xsimd::batch<double, xsimd::default_arch>>)
    return _mm512_fmadd_pd(a, b, c);
  else
#endif
  {
    using std::fma;
    return fma(a, b, c);
  }
}

// #region tile
// z += A v in a tile of `rows` rows at most, and of C registers of columns that
// begin `apart` from one another. A number of A meets C registers of v, and
// each of these a number of A in every row. The loops over sums are written
// out, so that all stay in registers until they are done.
template <std::size_t C, class Scalar>
static void add_tile(Scalar* z, std::size_t rows, const Scalar* a,
                     const Scalar* v, std::size_t K, std::size_t B,
                     std::size_t apart) {
  constexpr auto all = rows_at_once<Scalar, C>, R = rows_at_once<Scalar, 2>;
  std::array<std::array<Pack<Scalar>, C>, all> sums;
#pragma GCC unroll 16
  for (std::size_t r = 0; r < all; ++r)
    for (std::size_t c = 0; c < C; ++c)
      sums[r][c] = load_pack(z + (r < rows ? r : 0) * B + c * apart);
  for (std::size_t k = 0; k < K; ++k)
#pragma GCC unroll 16
    for (std::size_t r = 0; r < all; ++r)
      for (std::size_t c = 0; c < C; ++c)
        sums[r][c] = fused(Pack<Scalar>(a[(r / R * K + k) * R + r % R]),
                           load_pack(v + k * B + c * apart), sums[r][c]);
#pragma GCC unroll 16
  for (std::size_t r = 0; r < all; ++r)
    for (std::size_t c = 0; c < C && r < rows; ++c)
      store_pack(z + r * B + c * apart, sums[r][c]);
}
// #endregion

// In tiles of two registers, after one of a single one if their number is odd.
// If the last is not full, it begins earlier, in the middle of the one beside
// it: what both of them hold is the same.
template <class Scalar>
void Factor<Scalar>::add_packed(Scalar* z, const Scalar* v) const {
  if constexpr (std::is_floating_point_v<Scalar>) {
    constexpr std::size_t width = pack_width<Scalar>;
    constexpr auto R = rows_at_once<Scalar, 2>, twice = 2 * R;
    const bool odd = registers_for<Scalar>(B_) % 2 == 1;
    const auto tile = [&](auto C, std::size_t row, std::size_t b,
                          std::size_t apart) {
      add_tile<C>(z + row * B_ + b, M_ - row, numbers_.data() + row * K_, v + b,
                  K_, B_, apart);
    };
    for (std::size_t first = 0; first < M_; first += twice) {
      if (odd) tile(std::integral_constant<std::size_t, 1>{}, first, 0, width);
      for (std::size_t row = first; row < std::min(M_, first + twice); row += R)
        for (std::size_t b = odd ? width : 0; b < B_; b += 2 * width)
          tile(std::integral_constant<std::size_t, 2>{}, row, b,
               std::min(width, B_ - width - b));
    }
  }
}

template class Factor<float>;
template class Factor<double>;
template class Factor<std::complex<double>>;

}  // namespace lstm
