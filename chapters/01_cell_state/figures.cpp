#include "figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "memory.hpp"
#include "study/cell_picture.hpp"

namespace cell_state {

using figures::Curve;
using figures::Figure;
using figures::Mark;
using figures::Panel;

figures::Diagram belt_picture() {
  const Belt belt{.f = 1, .i = 1, .g = 0.1};
  const study::UnitStep step{.c_before = high,
                             .i = belt.i,
                             .f = belt.f,
                             .g = belt.g,
                             .c = belt.step(high)};
  return study::cell_picture("01-cell", "The belt in one step", step,
                             study::Part::belt);
}

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

// What a step makes of a state when nothing is read. Where a curve crosses the
// diagonal, the state stays.
Figure step_figure() {
  constexpr std::size_t points = 101;
  const auto state = figures::series(points, [](std::size_t k) {
    return static_cast<double>(k) / (points - 1);
  });
  Panel next{"state after", {{"unchanged", state}}};
  for (const double u : {0.5, 1.0, 1.5}) {
    const PlainUnit unit{.w = 1, .u = u};
    const auto after = [&](std::size_t k) { return unit.step(0, state[k]); };
    next.curves.push_back(
        {fmt::format("u = {}", u), figures::series(points, after)});
  }
  return {.name = "01-step",
          .title = "What one step makes of a state",
          .x_label = "state before",
          .x = state,
          .panels = {next}};
}

// The noise as a curve of points. Nothing comes in before step 1.
static Curve coming_in(const std::vector<double>& noise, std::size_t steps) {
  const auto at = [&](std::size_t k) { return k == 0 ? NAN : noise[k - 1]; };
  return {"incoming", figures::series(steps + 1, at), Mark::points};
}

Figure holding_figure(const std::vector<double>& noise) {
  const std::size_t steps = std::min<std::size_t>(60, noise.size());
  const auto [belt, no_gate, unit] =
      hold(high, {noise.begin(), noise.begin() + static_cast<long>(steps)});
  const Panel held{
      "value held",
      {{"belt", belt}, {"no input gate", no_gate}, {"plain unit", unit}}};
  return {.name = "01-holding",
          .title = "A value held while numbers come in",
          .x_label = "step",
          .x = figures::steps(steps + 1, 0),
          .panels = {held, {"what comes in", {coming_in(noise, steps)}}}};
}

}  // namespace cell_state
