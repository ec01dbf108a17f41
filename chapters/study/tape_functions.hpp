#pragma once
// What a tape computes of numbers or of Packs, beside the slopes.

#include <cmath>
#include <complex>
#include <utility>

#include "lstm/numbers/lanes.hpp"

namespace study::on_tape {

// a or b, by the sign of the (real part of the) difference of two numbers or
// Packs; xsimd's `select` is found by their type.
template <class Pack, class Scalar>
Pack where_not_below(const Pack& x, const Pack& y, const Pack& a,
                     const Pack& b) {
  if constexpr (std::is_same_v<Pack, Scalar>)
    return std::real(x) >= std::real(y) ? a : b;
  else
    return select(x >= y, a, b);
}

// Each function of one value: z(a), and its slope dz/da. `k` is a constant.
template <class S>
struct SubtractFrom {
  template <class P>
  static P value(const P& a, const P& k) {
    return k - a;
  }
  template <class P>
  static P slope(const P&, const P&) {
    return P(-1);
  }
};
template <class S>
struct Sigmoid {
  template <class P>
  static P value(const P& a, const P&) {
    return lstm::sigmoid(a);
  }
  template <class P>
  static P slope(const P&, const P& z) {
    return z * (P(1) - z);
  }
};
// The exponent is never above zero, so that it does not overflow.
template <class S>
struct LogSigmoid {
  template <class P>
  static P value(const P& a, const P&) {
    using std::exp, std::log;
    const P zero(0), below = where_not_below<P, S>(a, zero, zero, a),
                     minus_size = where_not_below<P, S>(a, zero, -a, a);
    return below - log(P(1) + exp(minus_size));
  }
  template <class P>
  static P slope(const P& a, const P&) {
    return lstm::sigmoid(P(-a));
  }
};
template <class S>
struct Tanh {
  template <class P>
  static P value(const P& a, const P&) {
    using std::tanh;
    return tanh(a);
  }
  template <class P>
  static P slope(const P&, const P& z) {
    return P(1) - z * z;
  }
};
template <class S>
struct Exp {
  template <class P>
  static P value(const P& a, const P&) {
    using std::exp;
    return exp(a);
  }
  template <class P>
  static P slope(const P&, const P& z) {
    return z;
  }
};

// Each function of two values: z(a, b), and the pair dz/da and dz/db.
template <class S>
struct Add {
  template <class P>
  static P value(const P& a, const P& b) {
    return a + b;
  }
  template <class P>
  static std::pair<P, P> slopes(const P&, const P&, const P&) {
    return {P(1), P(1)};
  }
};
template <class S>
struct Subtract {
  template <class P>
  static P value(const P& a, const P& b) {
    return a - b;
  }
  template <class P>
  static std::pair<P, P> slopes(const P&, const P&, const P&) {
    return {P(1), P(-1)};
  }
};
template <class S>
struct Multiply {
  template <class P>
  static P value(const P& a, const P& b) {
    return a * b;
  }
  template <class P>
  static std::pair<P, P> slopes(const P& a, const P& b, const P&) {
    return {b, a};
  }
};
template <class S>
struct Divide {
  template <class P>
  static P value(const P& a, const P& b) {
    return a / b;
  }
  template <class P>
  static std::pair<P, P> slopes(const P&, const P& b, const P& z) {
    return {P(1) / b, -z / b};
  }
};
template <class S>
struct Max {
  template <class P>
  static P value(const P& a, const P& b) {
    return where_not_below<P, S>(a, b, a, b);
  }
  template <class P>
  static std::pair<P, P> slopes(const P& a, const P& b, const P&) {
    const P one(1), zero(0);
    return {where_not_below<P, S>(a, b, one, zero),
            where_not_below<P, S>(a, b, zero, one)};
  }
};

}  // namespace study::on_tape
