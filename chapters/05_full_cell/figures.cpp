#include "figures.hpp"

#include <cmath>

#include "latch.hpp"
#include "learn.hpp"
#include "study/cell_picture.hpp"

namespace full_cell {

using figures::Curve, figures::Diagram, figures::Figure;
using Step = lstm::CellStep<double>;

Figure trace_figure(const std::vector<Step>& steps) {
  const auto traced = [&](const char* name, auto value) {
    const auto y = figures::series(
        steps.size(), [&](std::size_t t) { return value(steps[t]); });
    return Curve{name, y, figures::Mark::steps};
  };
  Figure figure{.name = "05-trace",
                .title = "Inputs, gates and states over twelve steps",
                .x_label = "step",
                .x = figures::steps(steps.size())};
  figure.panels = {
      {"input i", {traced("i", [](auto& s) { return s.i(0, 0); })}},
      {"forget f", {traced("f", [](auto& s) { return s.f(0, 0); })}},
      {"output o", {traced("o", [](auto& s) { return s.o(0, 0); })}},
      {"candidate g", {traced("g", [](auto& s) { return s.g(0, 0); })}},
      {"memory c", {traced("c", [](auto& s) { return s.after.c(0, 0); })}},
      {"shown h", {traced("h", [](auto& s) { return s.after.h(0, 0); })}}};
  return figure;
}

Figure learned_figure(const lstm::Cell<double>& cell, const Sums& sums) {
  const auto steps = run_all(cell, sums.x);
  const auto curve = [&](const char* name, auto value,
                         figures::Mark mark = figures::Mark::steps) {
    return Curve{name, figures::series(steps.size(), value), mark};
  };
  const auto mark = [&](std::size_t t) {
    return sums.x(t, 1, 0) == 1 ? 0 : NAN;
  };
  return {.name = "05-learned",
          .title = "A sum that starts afresh, and a cell that has learned it",
          .x_label = "step",
          .x = figures::steps(steps.size()),
          .panels = {
              {"sum",
               {curve("the sum", [&](auto t) { return sums.y(t, 0); }),
                curve("4 h",
                      [&](auto t) { return scale * steps[t].after.h(0, 0); })}},
              {"gates",
               {curve("f", [&](auto t) { return steps[t].f(0, 0); }),
                curve("i", [&](auto t) { return steps[t].i(0, 0); }),
                curve("o", [&](auto t) { return steps[t].o(0, 0); }),
                curve("mark", mark, figures::Mark::points)}}}};
}

// The unit's step `number`, from 1, of the run over the commands.
static study::UnitStep step_of(const lstm::Cell<double>& cell,
                               std::size_t number) {
  const auto layer = lstm::stacked(cell);
  lstm::Trace<double> trace;
  layer.forward(commands(), {}, trace);
  return study::unit_step(layer, commands(), trace, number - 1);
}

Diagram cell_figure(const lstm::Cell<double>& cell) {
  return study::cell_picture("05-cell", "The cell when it writes",
                             step_of(cell, 2), study::Part::whole);
}

Diagram steps_figure(const lstm::Cell<double>& cell) {
  return study::cell_pictures("05-steps",
                              "The cell when it writes, holds and shows",
                              {{"step 2: it writes", step_of(cell, 2)},
                               {"step 3: it holds", step_of(cell, 3)},
                               {"step 5: it shows", step_of(cell, 5)}});
}

}  // namespace full_cell
