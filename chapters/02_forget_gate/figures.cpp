#include "figures.hpp"

#include <algorithm>

#include "lstm/layers/activations.hpp"
#include "restart.hpp"
#include "study/belt.hpp"
#include "study/running_sum.hpp"

namespace forget_gate {

using figures::Curve;
using figures::Figure;

// #region sigmoid
Figure sigmoid_figure() {
  Figure figure{.name = "02-sigmoid",
                .title = "The sigmoid, its slope, and the half-life it gives",
                .x_label = "pre-activation z"};
  Curve sigmoid{"sigmoid of z", {}}, slope{"its slope", {}};
  Curve life{"half-life", {}};
  // #endregion
  // #region sigmoid_values
  for (int k = -60; k <= 60; ++k) {
    lstm::Matrix<double> z = {{k / 10.0}};
    lstm::apply_sigmoid(z);
    const double s = z(0, 0);
    figure.x.push_back(k / 10.0);
    sigmoid.y.push_back(s);
    slope.y.push_back(s * (1 - s));
    life.y.push_back(study::half_life(s));
  }
  figure.panels = {{"value", {sigmoid, slope}},
                   {"half-life (steps)", {life}, true}};
  return figure;
}
// #endregion

// #region first_column
// The first sample of the first steps of a matrix [T, N].
static Curve first_column(const std::string& name,
                          const lstm::Matrix<float>& values,
                          std::size_t steps) {
  Curve curve{name, {}};
  for (std::size_t t = 0; t < steps; ++t) curve.y.push_back(values(t, 0));
  return curve;
}
// #endregion

// #region markers
// A point at 0 for each of the first steps that has a marker.
static Curve markers(const lstm::Sequence<float>& x, std::size_t steps) {
  Curve curve{"marker", {}, figures::Mark::points};
  for (std::size_t t = 0; t < steps; ++t)
    curve.y.push_back(x(t, 1, 0) != 0 ? 0 : NAN);
  return curve;
}
// #endregion

// #region stream
Figure stream_figure(const lstm::Regressor<float>& learned,
                     const lstm::Regressor<float>& fixed,
                     const lstm::Sequence<float>& x) {
  const std::size_t steps = std::min<std::size_t>(60, x.shape(0));
  Figure figure{.name = "02-stream",
                .title = "A sum that starts afresh, and two LSTMs after it",
                .x_label = "step"};
  for (std::size_t t = 0; t < steps; ++t)
    figure.x.push_back(static_cast<double>(t + 1));
  const auto column = [&](const char* name, const lstm::Matrix<float>& values) {
    return first_column(name, values, steps);
  };
  figure.panels = {
      {"sum",
       {column("the sum", study::running_sum(x)),
        column("f fixed at 1", predict_every_step(fixed, x)),
        column("f learned", predict_every_step(learned, x))}},
      {"learned forget gate",
       {column("f", forget_gates(learned, x)), markers(x, steps)}}};
  return figure;
}
// #endregion

}  // namespace forget_gate
