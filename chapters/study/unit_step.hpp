#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include "lstm/layers/lstm.hpp"

namespace study {

/// What one unit of an LSTM reads and computes in one step.
struct UnitStep {
  std::vector<double> x = {};           // of all inputs
  std::optional<double> h_before = {};  // none for gates that do not read it
  double c_before = 0;
  double z_i = 0, z_f = 0, z_g = 0, z_o = 0;  // the pre-activations
  double i = 0, f = 0, g = 0, o = 0;
  double tanh_c = 0, c = 0, h = 0;
};

/// The first unit's step t, from 0, in the first sample of a pass over
/// x [T, D, B] that `trace` recorded.
template <class Scalar>
UnitStep unit_step(const lstm::Lstm<Scalar>& layer,
                   const lstm::Sequence<Scalar>& x,
                   const lstm::Trace<Scalar>& trace, std::size_t t);

/// The first step after step 0 at which the second input of the first sample is
/// not 0; the last one where there is none.
template <class Scalar>
std::size_t first_marked(const lstm::Sequence<Scalar>& x) {
  std::size_t t = 1;
  while (t < x.shape(0) && x(t, 1, 0) == Scalar(0)) ++t;
  return std::min(t, x.shape(0) - 1);
}

}  // namespace study
