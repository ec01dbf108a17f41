#pragma once
#include <cmath>
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
/// Calls visit(lane) so that the lanes cover the indices 0 to n - 1: whole
/// registers first, what is left one by one.
template <class Scalar, class Visit>
void for_each_lane(std::size_t n, Visit visit) {
  std::size_t index = 0;
#ifdef XTENSOR_USE_XSIMD  // not in a browser
  if constexpr (std::is_floating_point_v<Scalar>) {
    using Pack = xsimd::batch<Scalar>;
    for (; index + Pack::size <= n; index += Pack::size)
      visit(Lane<Scalar, Pack>{index});
  }
#endif
  for (; index < n; ++index) visit(Lane<Scalar, Scalar>{index});
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
