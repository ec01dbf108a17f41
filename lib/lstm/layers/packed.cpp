#include "lstm/layers/packed.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <type_traits>

#include "lstm/layers/internal/pack.hpp"

namespace lstm {

using detail::load_pack, detail::store_pack, detail::Pack, detail::pack_width;

// So many rows of a product are summed at once, each in two registers. Of those
// of 64 bytes there are 32, of smaller ones 16.
template <class Scalar>
static constexpr std::size_t rows_at_once = sizeof(Pack<Scalar>) == 64 ? 8 : 6;

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
// so on. The last rows are filled up with zeros.
template <class Scalar>
void Factor<Scalar>::pack(std::size_t M, std::size_t K, std::size_t T,
                          std::size_t B) {
  M_ = M;
  K_ = K;
  B_ = B;
  packed_ = worth_packing<Scalar>(M, K, T, B);
  if (!packed_) return;

  if constexpr (std::is_floating_point_v<Scalar>) {
    constexpr std::size_t R = rows_at_once<Scalar>;
    const std::size_t down = transposed_ ? 1 : K, across = transposed_ ? M : 1;
    numbers_.resize((M + R - 1) / R * R * K);
    Scalar* to = numbers_.data();
    for (std::size_t row = 0; row < M; row += R)
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
// z += A v in a tile: `rows` of R rows, and C registers of columns that begin
// `apart` from one another. All sums stay in registers until they are done. A
// number of A meets C registers of v, and each of these R numbers of A.
template <std::size_t C, class Scalar>
static void add_tile(Scalar* z, std::size_t rows, const Scalar* a,
                     const Scalar* v, std::size_t K, std::size_t B,
                     std::size_t apart) {
  constexpr std::size_t R = rows_at_once<Scalar>;
  std::array<std::array<Pack<Scalar>, C>, R> sums;
  for (std::size_t r = 0; r < R; ++r)
    for (std::size_t c = 0; c < C; ++c)
      sums[r][c] = load_pack(z + (r < rows ? r : 0) * B + c * apart);
  for (std::size_t k = 0; k < K; ++k)
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t c = 0; c < C; ++c)
        sums[r][c] = fused(Pack<Scalar>(a[k * R + r]),
                           load_pack(v + k * B + c * apart), sums[r][c]);
  for (std::size_t r = 0; r < R; ++r)
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
    constexpr std::size_t R = rows_at_once<Scalar>, width = pack_width<Scalar>;
    const std::size_t B = B_;
    for (std::size_t row = 0; row < M_; row += R) {
      const std::size_t rows = std::min(R, M_ - row);
      const Scalar* const a = numbers_.data() + row * K_;
      Scalar* const z_row = z + row * B;
      std::size_t b = 0;
      if (registers_for<Scalar>(B) % 2 == 1) {
        add_tile<1>(z_row, rows, a, v, K_, B, width);
        b += width;
      }
      for (; b < B; b += 2 * width)
        add_tile<2>(z_row + b, rows, a, v + b, K_, B,
                    std::min(width, B - width - b));
    }
  }
}

template class Factor<float>;
template class Factor<double>;
template class Factor<std::complex<double>>;

}  // namespace lstm
