#pragma once
#include "lstm/layers/internal/pack.hpp"

namespace lstm::detail {

template <class P>
inline constexpr bool is_of_floats =
    std::is_same_v<P, float> || std::is_same_v<P, Pack<float>>;

/// A number that is not divided yet. To divide takes longer than to multiply,
/// and several fractions that meet in a product need a single division.
template <class P>
struct Fraction {
  P over, under;

  P value() const { return over / under; }
};

template <class P>
[[gnu::always_inline]] inline Fraction<P> operator*(const Fraction<P>& a,
                                                    const Fraction<P>& b) {
  return {a.over * b.over, a.under * b.under};
}

// #region tanh
/// tanh(z) as a fraction. For floats it is x P(x²) / Q(x²), where x is z
/// brought between -9 and 9, since tanh(9) is 1 to the last bit but one. P and
/// Q are of degree 4, and chosen so that the largest relative error
/// there, 2.1e-8, is as small as it can be (by least squares with weights that
/// grow where the error is large, Lawson 1961). Pairs of their terms do not
/// wait for one another. It is written out where it is used, since registers
/// would go through memory to a function that is called.
template <class P>
[[gnu::always_inline]] inline Fraction<P> tanh_fraction(const P& z) {
  if constexpr (is_of_floats<P>) {
    const P x = within(z, P(9)), s = x * x, s2 = s * s;
    const auto sum = [&](float a0, float a1, float a2, float a3, float a4) {
      return (P(a0) + P(a1) * s) + s2 * ((P(a2) + P(a3) * s) + P(a4) * s2);
    };
    return {x * sum(1, 0.13381019234657288f, 0.0034955802839249372f,
                    2.0608955310308374e-05f, 1.3354489958317117e-08f),
            sum(1, 0.46714335680007935f, 0.025876952335238457f,
                0.0003285622224211693f, 7.776487223054573e-07f)};
  } else {
    using std::tanh;
    return {tanh(z), P(1)};
  }
}
// #endregion

/// σ(2z) = (1 + tanh z) / 2.
template <class P>
[[gnu::always_inline]] inline Fraction<P> sigmoid_of_twice(const P& z) {
  const P half(0.5);
  const auto t = tanh_fraction(z);
  return {half * (t.under + t.over), t.under};
}

}  // namespace lstm::detail
