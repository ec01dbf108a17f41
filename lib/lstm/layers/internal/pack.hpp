#pragma once
#include <new>
#include <vector>

#include "lstm/numbers/lanes.hpp"

namespace lstm::detail {

#ifdef XTENSOR_USE_XSIMD
/// One whole register of the processor.
template <class Scalar>
using Pack = xsimd::batch<Scalar>;
#else
/// A single number: in a browser there are no registers of several.
template <class Scalar>
using Pack = Scalar;
#endif
template <class Scalar>
inline constexpr std::size_t pack_width = sizeof(Pack<Scalar>) / sizeof(Scalar);

template <class Scalar>
Pack<Scalar> load_pack(const Scalar* from) {
  return Lane<Scalar, Pack<Scalar>>{0}.load(from);
}
template <class Scalar>
void store_pack(Scalar* to, const Pack<Scalar>& pack) {
  Lane<Scalar, Pack<Scalar>>{0}.store(to, pack);
}

/// The sum of all numbers of a pack. xsimd calls it `reduce_add` since its
/// version 9.
template <class P>
auto sum_of(const P& pack) {
  if constexpr (std::is_arithmetic_v<P>)
    return pack;
  else if constexpr (requires { reduce_add(pack); })
    return reduce_add(pack);
  else
    return hadd(pack);
}

/// x, brought between -most and most.
template <class P>
P within(const P& x, const P& most) {
  using std::max, std::min;
  return max(P(-most), min(most, x));
}

/// Memory that begins at a whole line of the processor's cache, so that no
/// register is loaded from two.
template <class Scalar>
struct CacheLines {
  using value_type = Scalar;
  static constexpr std::align_val_t line{64};

  CacheLines() = default;
  template <class Other>
  CacheLines(const CacheLines<Other>&) {}
  Scalar* allocate(std::size_t n) {
    return static_cast<Scalar*>(::operator new(n * sizeof(Scalar), line));
  }
  void deallocate(Scalar* p, std::size_t) { ::operator delete(p, line); }
  template <class Other>
  bool operator==(const CacheLines<Other>&) const {
    return true;
  }
};
template <class Scalar>
using AlignedVector = std::vector<Scalar, CacheLines<Scalar>>;

}  // namespace lstm::detail
