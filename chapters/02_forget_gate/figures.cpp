#include "figures.hpp"

#include <algorithm>
#include <cmath>

#include "followed.hpp"
#include "lstm/layers/activations.hpp"
#include "running_sum.hpp"
#include "study/cell_picture.hpp"
#include "study/half_life.hpp"

namespace forget_gate {

using figures::Curve;
using figures::Figure;

static double sigmoid(double z) {
  lstm::Matrix<double> a = {{z}};
  lstm::apply_sigmoid(a);
  return a(0, 0);
}

figures::Diagram cell_figure(const PlainGate& gate) {
  const std::size_t mark = 3;
  const Step& s = marked_sum[mark];
  const auto c = gate.forward(marked_sum);
  const study::UnitStep step{.x = {s.x},
                             .c_before = c[mark],
                             .z_f = gate.W * s.x + gate.b,
                             .i = 1,
                             .f = gate.f(s.x),
                             .g = s.g,
                             .c = c[mark + 1]};
  return study::cell_picture("02-cell", "The forget gate at the mark", step,
                             study::Part::forget);
}

Figure sigmoid_figure() {
  constexpr std::size_t points = 121;
  const auto z = figures::series(
      points, [](std::size_t k) { return (static_cast<double>(k) - 60) / 10; });
  const auto of_z = [&](auto value) {
    return figures::series(points,
                           [&](std::size_t k) { return value(sigmoid(z[k])); });
  };
  const Curve gate{"sigmoid of z", of_z([](double s) { return s; })};
  const Curve slope{"its slope", of_z([](double s) { return s * (1 - s); })};
  const Curve life{"half-life", of_z(study::half_life)};
  return {.name = "02-sigmoid",
          .title = "The sigmoid, its slope, and the half-life it gives",
          .x_label = "pre-activation z",
          .x = z,
          .panels = {{"value", {gate, slope}},
                     {"half-life (steps)", {life}, true}}};
}

// The first sample of the first steps of a matrix [T, N].
static Curve first_column(const std::string& name,
                          const lstm::Matrix<float>& values,
                          std::size_t steps) {
  const auto at = [&](std::size_t t) { return values(t, 0); };
  return {name, figures::series(steps, at)};
}

// A point at 0 for each of the first steps that has a mark.
static Curve marks(const lstm::Sequence<float>& x, std::size_t steps) {
  const auto at = [&](std::size_t t) { return x(t, 1, 0) != 0 ? 0 : NAN; };
  return {"mark", figures::series(steps, at), figures::Mark::points};
}

Figure stream_figure(const lstm::Regressor<float>& learned,
                     const lstm::Regressor<float>& fixed,
                     const lstm::Sequence<float>& x) {
  const std::size_t steps = std::min<std::size_t>(60, x.shape(0));
  const auto column = [&](const char* name, const lstm::Matrix<float>& values) {
    return first_column(name, values, steps);
  };
  return {
      .name = "02-stream",
      .title = "A sum that starts afresh, and two LSTMs after it",
      .x_label = "step",
      .x = figures::steps(steps),
      .panels = {{"sum",
                  {column("the sum", running_sum(x)),
                   column("f fixed at 1", predict_every_step(fixed, x)),
                   column("f learned", predict_every_step(learned, x))}},
                 {"learned forget gate",
                  {column("f", forget_gates(learned, x)), marks(x, steps)}}}};
}

}  // namespace forget_gate
