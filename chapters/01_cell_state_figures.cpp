#include "01_cell_state_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "01_memory.hpp"

using figures::Curve;
using figures::Figure;
using figures::Mark;
using figures::Panel;

// #region fading
Figure fading_figure(std::size_t steps, double high, double low) {
  Figure figure{.name = "01-fading",
                .title = "What stays of a value, step by step",
                .x_label = "step"};
  for (std::size_t k = 0; k <= steps; ++k)
    figure.x.push_back(static_cast<double>(k));
  Panel belt{"share kept by the belt", {}};
  for (const double f : {0.5, 0.9, 0.99, 1.0})
    belt.curves.push_back({fmt::format("f = {}", f), kept_by_belt(f, steps)});
  Panel unit{"share kept by a unit", {}};
  for (const double u : {0.5, 0.9, 1.0, 1.5})
    unit.curves.push_back(
        {fmt::format("u = {}", u), kept_by_unit(u, high, low, steps)});
  figure.panels = {belt, unit};
  return figure;
}
// #endregion

// #region holding
Figure holding_figure(const std::vector<double>& noise, double value) {
  const std::size_t steps = std::min<std::size_t>(60, noise.size());
  Figure figure{.name = "01-holding",
                .title = "A value held while numbers come in",
                .x_label = "step"};
  for (std::size_t k = 0; k <= steps; ++k)
    figure.x.push_back(static_cast<double>(k));
  std::vector<double> coming = {NAN};  // nothing comes before step 1
  coming.insert(coming.end(), noise.begin(),
                noise.begin() + static_cast<std::ptrdiff_t>(steps));
  figure.panels = {
      {"value held",
       {{"belt", states(value, steps, hold_on_belt(noise))},
        {"no input gate", states(value, steps, hold_without_gate(noise))},
        {"plain unit", states(value, steps, hold_in_unit(noise))}}},
      {"what comes in", {{"incoming", coming, Mark::points}}}};
  return figure;
}
// #endregion
