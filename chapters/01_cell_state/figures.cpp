#include "figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/memory.hpp"

namespace cell_state {

using figures::Curve;
using figures::Figure;
using figures::Mark;
using figures::Panel;

// #region over_steps
// A figure without panels yet, over the steps from 0.
static Figure over_steps(const char* name, const char* title,
                         std::size_t steps) {
  Figure figure{.name = name, .title = title, .x_label = "step"};
  for (std::size_t k = 0; k <= steps; ++k)
    figure.x.push_back(static_cast<double>(k));
  return figure;
}
// #endregion

// #region fading
Figure fading_figure(std::size_t steps) {
  Figure figure =
      over_steps("01-fading", "What stays of a value, step by step", steps);
  Panel belt{"share kept by the belt", {}};
  for (const double f : {0.5, 0.9, 0.99, 1.0})
    belt.curves.push_back(
        {fmt::format("f = {}", f), study::kept_by_belt(f, steps)});
  Panel unit{"share kept by a unit", {}};
  for (const double u : {0.5, 0.9, 1.0, 1.5})
    unit.curves.push_back(
        {fmt::format("u = {}", u),
         study::kept_by_unit(u, study::high, study::low, steps)});
  figure.panels = {belt, unit};
  return figure;
}
// #endregion

// #region coming
// The noise as a curve of points. Nothing comes in before step 1.
static Curve coming_in(const std::vector<double>& noise, std::size_t steps) {
  Curve curve{"incoming", {NAN}, Mark::points};
  curve.y.insert(curve.y.end(), noise.begin(),
                 noise.begin() + static_cast<std::ptrdiff_t>(steps));
  return curve;
}
// #endregion

// #region holding
Figure holding_figure(const std::vector<double>& noise) {
  const std::size_t steps = std::min<std::size_t>(60, noise.size());
  Figure figure =
      over_steps("01-holding", "A value held while numbers come in", steps);
  figure.panels = {
      {"value held",
       {{"belt", study::states(study::high, steps, study::hold_on_belt(noise))},
        {"no input gate",
         study::states(study::high, steps, study::hold_without_gate(noise))},
        {"plain unit",
         study::states(study::high, steps, study::hold_in_unit(noise))}}},
      {"what comes in", {coming_in(noise, steps)}}};
  return figure;
}
// #endregion

}  // namespace cell_state
