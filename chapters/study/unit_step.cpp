#include "study/unit_step.hpp"

namespace study {

using lstm::Gate;

// One row of W x + U h + b, for the first sample.
template <class Scalar>
static double pre_activation(const lstm::Lstm<Scalar>& layer,
                             const lstm::Sequence<Scalar>& x,
                             const lstm::Trace<Scalar>& trace, std::size_t t,
                             Gate which) {
  const std::size_t row = static_cast<std::size_t>(which) * layer.hidden();
  Scalar z = layer.b.value(row, 0);
  for (std::size_t d = 0; d < layer.inputs(); ++d)
    z += layer.W.value(row, d) * x(t, d, 0);
  for (std::size_t k = 0; k < layer.hidden(); ++k)
    z += layer.U.value(row, k) * trace.h(t, k, 0);
  return static_cast<double>(z);
}

template <class Scalar>
UnitStep unit_step(const lstm::Lstm<Scalar>& layer,
                   const lstm::Sequence<Scalar>& x,
                   const lstm::Trace<Scalar>& trace, std::size_t t) {
  const auto z = [&](Gate which) {
    return pre_activation(layer, x, trace, t, which);
  };
  const auto a = [&](Gate which) {
    return static_cast<double>(lstm::gate(trace.gates, t, which)(0, 0));
  };
  UnitStep s{.h_before = trace.h(t, 0, 0),
             .c_before = trace.c(t, 0, 0),
             .z_i = z(Gate::input),
             .z_f = z(Gate::forget),
             .z_g = z(Gate::candidate),
             .z_o = z(Gate::output),
             .i = a(Gate::input),
             .f = a(Gate::forget),
             .g = a(Gate::candidate),
             .o = a(Gate::output),
             .tanh_c = trace.tanh_c(t, 0, 0),
             .c = trace.c(t + 1, 0, 0),
             .h = trace.h(t + 1, 0, 0)};
  for (std::size_t d = 0; d < layer.inputs(); ++d) s.x.push_back(x(t, d, 0));
  return s;
}

template UnitStep unit_step(const lstm::Lstm<float>&,
                            const lstm::Sequence<float>&,
                            const lstm::Trace<float>&, std::size_t);
template UnitStep unit_step(const lstm::Lstm<double>&,
                            const lstm::Sequence<double>&,
                            const lstm::Trace<double>&, std::size_t);

}  // namespace study
