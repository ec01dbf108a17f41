#pragma once
#include <array>

#include "lstm/numbers/lanes.hpp"

namespace lstm {

// #region sums_of_rows
/// Registers of 32 bytes, or the widest where they are less: in those of 64,
/// xsimd 8's `haddp` mixes up the rows.
template <class Scalar>
struct SumsOfRows {
  using Wide =
      typename xsimd::make_sized_batch<Scalar, 32 / sizeof(Scalar)>::type;
  using type =
      std::conditional_t<std::is_void_v<Wide>, xsimd::batch<Scalar>, Wide>;
};
// #endregion

// #region add_to_column
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
    // #endregion
    // #region what_is_left
    for (std::size_t r = row; r < row + width; ++r)
      for (std::size_t k = whole; k < terms; ++k)
        z[r] += a[r * terms + k] * v[k];
  }
  for (; row < n; ++row)
    for (std::size_t k = 0; k < terms; ++k) z[row] += a[row * terms + k] * v[k];
}
// #endregion

}  // namespace lstm
