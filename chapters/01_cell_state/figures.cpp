#include "figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "memory.hpp"

namespace cell_state {

using figures::Curve;
using figures::Figure;
using figures::Mark;
using figures::Panel;

Figure fading_figure(std::size_t steps) {
  Panel belt{"share kept by the belt", {}};
  for (const double f : {0.5, 0.9, 0.99, 1.0})
    belt.curves.push_back({fmt::format("f = {}", f), kept_by_belt(f, steps)});
  Panel unit{"share kept by a unit", {}};
  for (const double u : {0.5, 0.9, 1.0, 1.5})
    unit.curves.push_back(
        {fmt::format("u = {}", u), kept_by_unit(u, high, low, steps)});
  return {.name = "01-fading",
          .title = "What stays of a value, step by step",
          .x_label = "step",
          .x = figures::steps(steps + 1, 0),
          .panels = {belt, unit}};
}

// The noise as a curve of points. Nothing comes in before step 1.
static Curve coming_in(const std::vector<double>& noise, std::size_t steps) {
  const auto at = [&](std::size_t k) { return k == 0 ? NAN : noise[k - 1]; };
  return {"incoming", figures::series(steps + 1, at), Mark::points};
}

Figure holding_figure(const std::vector<double>& noise) {
  const std::size_t steps = std::min<std::size_t>(60, noise.size());
  const Panel held{
      "value held",
      {{"belt", states(high, steps, hold_on_belt(noise))},
       {"no input gate", states(high, steps, hold_without_gate(noise))},
       {"plain unit", states(high, steps, hold_in_unit(noise))}}};
  return {.name = "01-holding",
          .title = "A value held while numbers come in",
          .x_label = "step",
          .x = figures::steps(steps + 1, 0),
          .panels = {held, {"what comes in", {coming_in(noise, steps)}}}};
}

}  // namespace cell_state
