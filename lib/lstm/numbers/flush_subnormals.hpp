#pragma once
#include <type_traits>
#ifdef __x86_64__
#include <xmmintrin.h>
#endif

namespace lstm {

namespace detail {

// #region bits
/// The two bits of the processor's register MXCSR that have it take subnormal
/// numbers for 0: FTZ where one is a result, DAZ where one is read (Intel 64
/// and IA-32 Architectures Software Developer's Manual, volume 1, 10.2.3).
inline constexpr unsigned flush_bits = 1u << 15 | 1u << 6;

/// Those that are set in this thread.
inline unsigned get_flush_bits() {
#ifdef __x86_64__
  return _mm_getcsr() & flush_bits;
#else
  return 0;
#endif
}

/// Sets these of the two, and leaves the others of MXCSR as they are.
inline void set_flush_bits([[maybe_unused]] unsigned bits) {
#ifdef __x86_64__
  _mm_setcsr((_mm_getcsr() & ~flush_bits) | bits);
#endif
}
// #endregion

}  // namespace detail

// #region flush_subnormals
/// As long as it lives, its thread takes subnormal numbers for 0: those nearer
/// to 0 than 1.2e-38, which a float holds with fewer digits, and with which
/// many processors compute a hundred times as slowly. Afterwards the thread
/// does again what it did before.
///
/// It is made for floats. With another Scalar it does nothing, for a gradient
/// is checked in double with numbers of any size; nor does it elsewhere than on
/// x86-64.
template <class Scalar>
class FlushSubnormals {
 public:
  FlushSubnormals() {
    if constexpr (flushes) detail::set_flush_bits(detail::flush_bits);
  }
  ~FlushSubnormals() {
    if constexpr (flushes) detail::set_flush_bits(before_);
  }
  FlushSubnormals(const FlushSubnormals&) = delete;
  FlushSubnormals& operator=(const FlushSubnormals&) = delete;

 private:
  static constexpr bool flushes = std::is_same_v<Scalar, float>;
  const unsigned before_ = flushes ? detail::get_flush_bits() : 0;
};
// #endregion

}  // namespace lstm
