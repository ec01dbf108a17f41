#include "study/cell_picture.hpp"

#include <fmt/format.h>

#include <utility>

namespace study {

using figures::Diagram, figures::Point, figures::Side, figures::Tint;

// Where things stand: the gates from left to right, the belt at the top, below
// it the gates' activations, their sums, and what these read.
static constexpr double f_x = 100, i_x = 181, plus_x = 221.5, g_x = 262,
                        o_x = 343, h_x = 416;
static constexpr double belt_y = 50, write_y = 105, gates_y = 160, sums_y = 234,
                        read_y = 288;

namespace {

// Draws one cell below `top`. What flows decides how thick a line is. Names of
// its numbers begin with `prefix`.
struct Drawing {
  Diagram& diagram;
  const UnitStep& s;
  Part newest;
  double top = 0;
  std::string prefix = {};

  bool has(Part part) const { return part <= newest; }
  Tint tint(Part part) const {
    if (newest == Part::whole) return Tint::ink;
    return part == newest ? Tint::blue : Tint::faded;
  }

  void arrow(Part part, std::vector<Point> points, double flow) {
    for (auto& p : points) p.y += top;
    diagram.arrows.push_back({std::move(points), flow, tint(part)});
  }
  void sign(Part part, Point p, const char* text) {
    diagram.signs.push_back({{p.x, top + p.y}, text, tint(part)});
  }
  void box(Part part, Point p, const char* label, double number) {
    diagram.boxes.push_back(
        {{p.x, top + p.y}, label, prefix + label, number, tint(part)});
  }
  void number(Part part, Point p, const char* name, double number,
              Side side = Side::middle) {
    diagram.words.push_back({{p.x, top + p.y},
                             figures::rounded(number),
                             prefix + name,
                             number,
                             tint(part),
                             side});
  }
  void words(Part part, Point p, const std::string& text,
             Side side = Side::middle) {
    diagram.words.push_back({{p.x, top + p.y}, text, {}, 0, tint(part), side});
  }
  // A number at an end of the drawing, below its name.
  void state(Part part, Point p, const char* label, const char* name,
             double value) {
    words(part, {p.x, p.y - 9}, label);
    number(part, {p.x, p.y + 8}, name, value);
  }

  void draw_belt();
  void draw_output();
  void draw_sum(Part part, double x, const char* squash, const char* name,
                double z);
  void draw_sums();
};

void Drawing::draw_belt() {
  const Part part = Part::belt,
             forget = has(Part::forget) ? Part::forget : part,
             write = has(Part::write) ? Part::write : part;
  state(part, {26, belt_y}, "c(t−1)", "c before", s.c_before);
  arrow(part, {{52, belt_y}, {f_x - 11, belt_y}}, s.c_before);
  sign(part, {f_x, belt_y}, "×");
  arrow(part, {{f_x + 11, belt_y}, {plus_x - 11, belt_y}}, s.f * s.c_before);
  number(part, {(f_x + plus_x) / 2, belt_y - 14}, "kept", s.f * s.c_before);
  sign(part, {plus_x, belt_y}, "+");
  arrow(part, {{plus_x + 11, belt_y}, {452, belt_y}}, s.c);
  state(part, {476, belt_y}, "c(t)", "c", s.c);

  box(forget, {f_x, gates_y}, "f", s.f);
  arrow(forget, {{f_x, gates_y - 22}, {f_x, belt_y + 11}}, s.f);
  box(write, {i_x, gates_y}, "i", s.i);
  box(write, {g_x, gates_y}, "g", s.g);
  arrow(write, {{i_x, gates_y - 22}, {i_x, write_y}, {plus_x - 11, write_y}},
        s.i);
  arrow(write, {{g_x, gates_y - 22}, {g_x, write_y}, {plus_x + 11, write_y}},
        s.g);
  sign(write, {plus_x, write_y}, "×");
  arrow(write, {{plus_x, write_y - 11}, {plus_x, belt_y + 11}}, s.i * s.g);
  number(write, {plus_x + 10, (belt_y + write_y) / 2}, "written", s.i * s.g,
         Side::right);
}

void Drawing::draw_output() {
  const Part part = Part::show;
  arrow(part, {{h_x, belt_y}, {h_x, 78}}, s.c);
  box(part, {h_x, 100}, "tanh c", s.tanh_c);
  arrow(part, {{h_x, 122}, {h_x, gates_y - 11}}, s.tanh_c);
  box(part, {o_x, gates_y}, "o", s.o);
  arrow(part, {{o_x + 29, gates_y}, {h_x - 11, gates_y}}, s.o);
  sign(part, {h_x, gates_y}, "×");
  arrow(part, {{h_x + 11, gates_y}, {452, gates_y}}, s.h);
  state(part, {476, gates_y}, "h(t)", "h", s.h);
}

// What a gate reads is summed, and what comes out is squashed.
void Drawing::draw_sum(Part part, double x, const char* squash,
                       const char* name, double z) {
  if (!has(part)) return;
  arrow(part, {{x, read_y}, {x, sums_y + 22}}, 0.1);
  diagram.boxes.push_back(
      {{x, top + sums_y}, {}, {}, 0, tint(part), /*width=*/79});
  words(part, {x, sums_y - 9}, s.h_before ? "Wx+Uh+b" : "Wx+b");
  number(part, {x, sums_y + 10}, name, z);
  arrow(part, {{x, sums_y - 22}, {x, gates_y + 22}}, 0.1);
  words(part, {x + 6, (gates_y + sums_y) / 2}, squash, Side::right);
}

// Numbers as they stand in a row: whole ones without zeros behind them.
std::string row(const std::vector<double>& numbers) {
  std::string text;
  for (const double n : numbers)
    text += (text.empty() ? "" : ", ") + (n == static_cast<int>(n)
                                              ? fmt::format("{:g}", n)
                                              : figures::rounded(n));
  return numbers.size() == 1 ? text : "(" + text + ")";
}

void Drawing::draw_sums() {
  if (!has(Part::forget)) return;
  draw_sum(Part::forget, f_x, "σ", "sum of f", s.z_f);
  draw_sum(Part::write, i_x, "σ", "sum of i", s.z_i);
  draw_sum(Part::write, g_x, "tanh", "sum of g", s.z_g);
  draw_sum(Part::show, o_x, "σ", "sum of o", s.z_o);
  const double last = has(Part::show) ? o_x : has(Part::write) ? g_x : f_x;
  diagram.lines.push_back(
      {{40, top + read_y}, {last, top + read_y}, tint(Part::forget)});
  auto read = "x = " + row(s.x);
  if (s.h_before) read += ",  h(t−1) = " + figures::rounded(*s.h_before);
  words(Part::forget, {40, read_y + 17}, read, Side::right);
}

}  // namespace

Diagram cell_picture(const std::string& name, const std::string& title,
                     const UnitStep& step, Part newest) {
  Diagram diagram{.name = name,
                  .title = title,
                  .height = newest == Part::belt ? 190. : 320.};
  Drawing drawing{diagram, step, newest};
  drawing.draw_belt();
  if (drawing.has(Part::show)) drawing.draw_output();
  drawing.draw_sums();
  return diagram;
}

Diagram cell_pictures(const std::string& name, const std::string& title,
                      const std::vector<NamedStep>& steps) {
  const double each = 235;
  Diagram diagram{.name = name,
                  .title = title,
                  .height = each * static_cast<double>(steps.size())};
  double top = 0;
  for (const auto& [what, step] : steps) {
    Drawing drawing{diagram, step, Part::whole, top + 18, what + " "};
    drawing.draw_belt();
    drawing.draw_output();
    drawing.words(Part::whole, {10, -4}, what, Side::right);
    drawing.words(Part::whole, {10, 196}, "x = " + row(step.x), Side::right);
    top += each;
  }
  return diagram;
}

}  // namespace study
