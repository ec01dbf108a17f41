#pragma once
#include "lstm/training/regressor.hpp"

namespace study {

/// A network that shows its memory as it is, h = o c in the place of
/// h = o tanh(c), and is lstm::Regressor otherwise. With `squashed` it shows
/// tanh(c) and computes what the library does.
template <class S>
struct Straight : lstm::Regressor<S> {
  bool squashed = false;

  using lstm::Regressor<S>::Regressor;

  /// Runs x [T, D, B] from a state of zeros. What is shown of c, c or tanh(c),
  /// stands in the trace's `tanh_c`.
  lstm::Trace<S> run(const lstm::Sequence<S>& x) const;

  lstm::Matrix<S> predict(const lstm::Sequence<S>& x) const;
  lstm::Summed<S> loss(const lstm::Dataset<S>& batch) const;
  lstm::Summed<S> pass(const lstm::Dataset<S>& batch);

 private:
  void step(std::size_t t, lstm::Trace<S>& trace) const;
  lstm::Matrix<S> step_back(const lstm::Trace<S>& trace, std::size_t t,
                            lstm::State<S>& d) const;
};

}  // namespace study
