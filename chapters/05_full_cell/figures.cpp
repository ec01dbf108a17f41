#include "figures.hpp"

#include <fmt/core.h>

#include <cmath>

#include "learn.hpp"

namespace full_cell {

using figures::Curve, figures::Diagram, figures::Figure, figures::Point;
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
  const auto marker = [&](std::size_t t) {
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
                curve("marker", marker, figures::Mark::points)}}}};
}

// One step of the cell, drawn below `top`. Names of its numbers begin with
// `part`. What flows decides how thick a line is.
struct Picture {
  Diagram& diagram;
  std::string part;
  double top;

  Point place(double x, double y) const { return {x, top + y}; }

  void box(double x, double y, const char* label, double number) {
    diagram.boxes.push_back({place(x, y), label, part + " " + label, number});
  }
  void sign(double x, double y, const char* text) {
    diagram.signs.push_back({place(x, y), text});
  }
  void arrow(std::vector<Point> points, double flow) {
    for (auto& p : points) p.y += top;
    diagram.arrows.push_back({std::move(points), flow});
  }
  void state(double x, double y, const char* name, double number) {
    diagram.words.push_back({place(x, y), fmt::format("{:.2f}", number),
                             part + " " + name, number});
    diagram.words.push_back({place(x, y - 17), name});
  }
};

// The memory runs along the top, the gates stand below it, and what is shown
// leaves at the lower right.
static void draw_arrows(Picture& p, const Step& s) {
  const double before = s.before.c(0, 0), after = s.after.c(0, 0);
  const double kept = s.f(0, 0) * before, written = s.i(0, 0) * s.g(0, 0);
  p.arrow({{45, 50}, {109, 50}}, before);
  p.arrow({{131, 50}, {219, 50}}, kept);
  p.arrow({{241, 50}, {455, 50}}, after);

  p.arrow({{120, 138}, {120, 61}}, s.f(0, 0));
  p.arrow({{195, 138}, {195, 105}, {219, 105}}, s.i(0, 0));
  p.arrow({{265, 138}, {265, 105}, {241, 105}}, s.g(0, 0));
  p.arrow({{230, 94}, {230, 61}}, written);
  p.arrow({{400, 50}, {400, 78}}, after);
  p.arrow({{400, 122}, {400, 149}}, s.tanh_c(0, 0));
  p.arrow({{364, 160}, {389, 160}}, s.o(0, 0));
  p.arrow({{411, 160}, {455, 160}}, s.after.h(0, 0));
  for (const double x : {120, 195, 265, 335})
    p.arrow({{x, 204}, {x, 182}}, 0.1);
}

static void draw_step(Diagram& diagram, const std::vector<Step>& steps,
                      std::size_t number, const char* what, double top) {
  const auto& s = steps[number - 1];
  Picture p{diagram, what, top};
  draw_arrows(p, s);
  p.sign(120, 50, "×");
  p.sign(230, 50, "+");
  p.sign(230, 105, "×");
  p.sign(400, 160, "×");
  p.box(120, 160, "f", s.f(0, 0));
  p.box(195, 160, "i", s.i(0, 0));
  p.box(265, 160, "g", s.g(0, 0));
  p.box(335, 160, "o", s.o(0, 0));
  p.box(400, 100, "tanh c", s.tanh_c(0, 0));

  p.state(22, 58, "old c", s.before.c(0, 0));
  p.state(477, 58, "c", s.after.c(0, 0));
  p.state(477, 168, "h", s.after.h(0, 0));
  diagram.words.push_back(
      {p.place(250, 14), fmt::format("step {}: {}", number, what)});
  diagram.words.push_back(
      {p.place(228, 215), fmt::format("value {:.1f}, write {}, show {}",
                                      s.x(0, 0), s.x(1, 0), s.x(2, 0))});
}

Diagram cell_diagram(const std::vector<Step>& steps) {
  Diagram diagram{.name = "05-cell",
                  .title = "The cell when it writes, holds and shows",
                  .height = 720};
  draw_step(diagram, steps, 2, "it writes", 0);
  draw_step(diagram, steps, 3, "it holds", 240);
  draw_step(diagram, steps, 5, "it shows", 480);
  return diagram;
}

}  // namespace full_cell
