#pragma once
#include "lstm/layers/lstm.hpp"

namespace bptt {

/// A layer and all that its loss L = Σₜ ⟨Rₜ, hₜ⟩ depends on.
template <class Scalar>
struct Problem {
  lstm::Lstm<Scalar> layer;
  lstm::Sequence<Scalar> x, R;
  lstm::State<Scalar> start;

  Scalar loss() const {
    lstm::Trace<Scalar> trace;
    layer.forward(x, start, trace);
    Scalar sum(0);
    for (std::size_t t = 0; t < x.shape(0); ++t)
      for (std::size_t j = 0; j < R.shape(1); ++j)
        for (std::size_t n = 0; n < R.shape(2); ++n)
          sum += R(t, j, n) * trace.h(t + 1, j, n);
    return sum;
  }
};

/// The same problem in another kind of number.
template <class To>
Problem<To> cast(const Problem<double>& p) {
  Problem<To> other{lstm::Lstm<To>(p.layer.inputs(), p.layer.hidden()),
                    xt::cast<To>(p.x),
                    xt::cast<To>(p.R),
                    {xt::cast<To>(p.start.h), xt::cast<To>(p.start.c)}};
  other.layer.W.value = xt::cast<To>(p.layer.W.value);
  other.layer.U.value = xt::cast<To>(p.layer.U.value);
  other.layer.b.value = xt::cast<To>(p.layer.b.value);
  return other;
}

}  // namespace bptt
