#include "study/ablation.hpp"

#include <complex>

namespace study {

// #region fix_gate
// With zero weights the pre-activation is the bias, whatever the gate reads.
// e⁻¹⁰⁰ is lost beside 1, so σ(100) rounds to 1, and so does tanh(100).
template <class Scalar>
void fix_gate(lstm::Lstm<Scalar>& layer, lstm::Gate which) {
  const std::size_t H = layer.hidden();
  const std::size_t first = static_cast<std::size_t>(which) * H;
  auto rows = xt::range(first, first + H);
  xt::view(layer.W.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.U.value, rows, xt::all()) = Scalar(0);
  xt::view(layer.b.value, rows, xt::all()) = Scalar(100);
}
// #endregion

// #region instances
template void fix_gate(lstm::Lstm<float>&, lstm::Gate);
template void fix_gate(lstm::Lstm<double>&, lstm::Gate);
template void fix_gate(lstm::Lstm<std::complex<double>>&, lstm::Gate);
// #endregion

}  // namespace study
