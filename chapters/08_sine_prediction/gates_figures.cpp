#include "figures.hpp"
#include "gates.hpp"

namespace sine_prediction {

using figures::Curve, figures::Figure, figures::Mark;

// #region going_on
// The first window with the beginning of its closed loop: with 50 steps a
// window that makes two turns of the wave.
static lstm::Sequence<float> going_on(const lstm::Sequence<float>& x,
                                      const lstm::Matrix<float>& waves) {
  const std::size_t T = x.shape(0), more = 76;
  lstm::Sequence<float> all = xt::zeros<float>({T + more, 1ul, 1ul});
  for (std::size_t t = 0; t < T; ++t) all(t, 0, 0) = x(t, 0, 0);
  for (std::size_t k = 0; k < more; ++k) all(T + k, 0, 0) = waves(k, 0);
  return all;
}
// #endregion

// #region gates_panel
// The gates of a unit; lines at 0 and 1 stretch the axis to all they could be.
static figures::Panel gates_panel(const lstm::Trace<float>& trace,
                                  std::size_t unit, const std::string& number) {
  Curve i{"i" + number, {}}, f{"f" + number, {}}, o{"o" + number, {}};
  const auto value = [&](std::size_t t, lstm::Gate which) {
    return lstm::gate(trace.gates, t, which)(unit, 0);
  };
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    i.y.push_back(value(t, lstm::Gate::input));
    f.y.push_back(value(t, lstm::Gate::forget));
    o.y.push_back(value(t, lstm::Gate::output));
  }
  const std::vector<double> shut(trace.steps(), 0), open(trace.steps(), 1);
  return {"gates " + number,
          {i,
           f,
           o,
           {"shut", shut, Mark::reference},
           {"open", open, Mark::reference}}};
}
// #endregion

// #region states_panel
static figures::Panel states_panel(const lstm::Trace<float>& trace,
                                   std::size_t unit,
                                   const std::string& number) {
  Curve g{"g" + number, {}}, c{"c" + number, {}}, h{"h" + number, {}};
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    g.y.push_back(lstm::gate(trace.gates, t, lstm::Gate::candidate)(unit, 0));
    c.y.push_back(trace.c(t + 1, unit, 0));
    h.y.push_back(trace.h(t + 1, unit, 0));
  }
  return {"states " + number, {g, c, h}};
}
// #endregion

// #region gates
Figure gates_figure(const lstm::Regressor<float>& model,
                    const lstm::Sequence<float>& windows,
                    const lstm::Matrix<float>& waves) {
  Figure figure{.name = "08-gates",
                .title = "Gates and states of three units over the wave",
                .x_label = "step"};
  const auto x = going_on(windows, waves);
  const auto trace = trace_of(model, x);
  Curve wave{"value", {}};
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    figure.x.push_back(static_cast<double>(t + 1));
    wave.y.push_back(x(t, 0, 0));
  }
  // #endregion
  // #region panels
  figure.panels = {{"value", {wave}}};
  const auto units = loudest_units(model, 3);
  for (std::size_t k = 0; k < units.size(); ++k) {
    const auto number = std::to_string(k + 1);
    figure.panels.push_back(gates_panel(trace, units[k], number));
    figure.panels.push_back(states_panel(trace, units[k], number));
  }
  return figure;
}
// #endregion

}  // namespace sine_prediction
