#pragma once
#include <cmath>
#include <cstddef>
#include <type_traits>
#ifdef XTENSOR_USE_XSIMD
#include <xsimd/xsimd.hpp>
#endif

namespace lstm {

// #region lane
/// Where a loop over arrays stands: it loads and stores the numbers from
/// `index` on, as many as a Pack holds. A Pack is one vector register of the
/// processor (xsimd::batch), on which a formula is computed for all of its
/// numbers at once, or a single number.
template <class Scalar, class Pack>
struct Lane {
  std::size_t index;

  Pack load(const Scalar* from) const {
    if constexpr (std::is_same_v<Pack, Scalar>)
      return from[index];
    else
      return Pack::load_unaligned(from + index);
  }
  void store(Scalar* to, const Pack& pack) const {
    if constexpr (std::is_same_v<Pack, Scalar>)
      to[index] = pack;
    else
      pack.store_unaligned(to + index);
  }
};
// #endregion

// #region for_each_lane
/// Calls visit(lane) so that the lanes cover the indices from `index` to n - 1:
/// registers of `width` numbers first, then registers of half the width, and so
/// on; what is left one by one.
template <class Scalar, std::size_t width, class Visit>
void for_each_lane_from(std::size_t index, std::size_t n, const Visit& visit) {
#ifdef XTENSOR_USE_XSIMD  // not in a browser
  if constexpr (width > 1) {
    using Pack = typename xsimd::make_sized_batch<Scalar, width>::type;
    if constexpr (!std::is_void_v<Pack>)
      for (; index + width <= n; index += width)
        visit(Lane<Scalar, Pack>{index});
    return for_each_lane_from<Scalar, width / 2>(index, n, visit);
  }
#endif
  for (; index < n; ++index) visit(Lane<Scalar, Scalar>{index});
}
// #endregion

// #region from_whole_registers
/// Visits the indices 0 to n - 1, from whole registers on.
template <class Scalar, class Visit>
void for_each_lane(std::size_t n, const Visit& visit) {
  constexpr std::size_t widest = 64;  // bytes; where there are none, the next
  constexpr bool real = std::is_floating_point_v<Scalar>;
  for_each_lane_from<Scalar, real ? widest / sizeof(Scalar) : 1>(0, n, visit);
}
// #endregion

// #region sigmoid
/// σ(z) = 1 / (1 + e⁻ᶻ) of a number or a Pack. For z far below zero e⁻ᶻ is
/// infinite and σ(z) exactly 0; nothing turns into NaN.
template <class Pack>
Pack sigmoid(const Pack& z) {
  using std::exp;
  return Pack(1) / (Pack(1) + exp(-z));
}
// #endregion

}  // namespace lstm
