#include "picture.hpp"

#include <fmt/core.h>

#include "reach.hpp"

namespace bptt {

using figures::Diagram, figures::Point, figures::Tint, lstm::State;

// The two ways from one step to the one before.
static constexpr Tint along_c = Tint::blue, through_h = Tint::orange;

lstm::Cell<double> cell_of(const Unit<double>& unit) {
  lstm::Cell<double> cell(1, 1);
  const auto set = [](lstm::OneGate<double>& gate, const Weights<double>& of) {
    gate.W.value(0, 0) = of.w;
    gate.U.value(0, 0) = of.u;
    gate.b.value(0, 0) = of.b;
  };
  set(cell.i, unit.i);
  set(cell.f, unit.f);
  set(cell.g, unit.g);
  set(cell.o, unit.o);
  return cell;
}

// The memory's way runs along the top, the way through h and the gates below
// it, and the loss stands at the bottom.
static constexpr double top = 62, gates = 140, bottom = 218, loss = 296;

static double column(std::size_t t) {
  return 66 + 192 * static_cast<double>(t);
}

static void label(Diagram& diagram, Point center, const std::string& text,
                  Tint tint = Tint::ink) {
  diagram.words.push_back({center, text, {}, 0, tint});
}

static void number(Diagram& diagram, Point center, const std::string& name,
                   double value, Tint tint = Tint::ink) {
  diagram.words.push_back({center, figures::rounded(value), name, value, tint});
}

// What flows within step t: from the loss into h, and from h into c.
static void draw_step(Diagram& diagram, std::size_t t, double dh_loss,
                      double from_h, double dh, double dc) {
  const double x = column(t);
  const auto of = [=](const char* name) {
    return fmt::format("{} {}", name, t + 1);
  };
  diagram.boxes.push_back({{x, top}, of("dc"), of("dc"), dc});
  diagram.boxes.push_back({{x, bottom}, of("dh"), of("dh"), dh});
  diagram.arrows.push_back({{{x, loss - 10}, {x, bottom + 22}}, dh_loss});
  number(diagram, {x + 27, 262}, of("from the loss"), dh_loss);
  diagram.arrows.push_back(
      {{{x, bottom - 22}, {x, top + 22}}, from_h, through_h});
  number(diagram, {x + 27, gates + 5}, of("through h"), from_h, through_h);
}

// What flows from step t into the one before.
static void draw_back(Diagram& diagram, std::size_t t, double f, double from_c,
                      double into_h) {
  const double right = column(t), left = column(t - 1), gate = right - 76;
  const auto of = [=](const char* name) {
    return fmt::format("{} {}", name, t + 1);
  };
  diagram.arrows.push_back(
      {{{right - 30, top}, {left + 31, top}}, from_c, along_c});
  label(diagram, {(left + right) / 2, top - 30}, fmt::format("× f = {:.2f}", f),
        along_c);
  number(diagram, {(left + right) / 2, top - 12}, of("along c"), from_c,
         along_c);

  diagram.boxes.push_back({{gate, gates}, "gates", {}, 0, through_h});
  diagram.arrows.push_back(
      {{{right - 30, top + 22}, {gate + 18, gates - 22}}, 0.2, through_h});
  diagram.arrows.push_back(
      {{{right - 30, bottom - 22}, {gate + 18, gates + 22}}, 0.2, through_h});
  diagram.arrows.push_back(
      {{{gate - 18, gates + 22}, {left + 31, bottom - 12}}, into_h, through_h});
  number(diagram, {gate - 34, bottom - 4}, of("through the gates"), into_h,
         through_h);
}

Diagram ways_diagram() {
  const std::size_t T = shown_x.size();
  lstm::Sequence<double> x =
      xt::zeros<double>({T, std::size_t{1}, std::size_t{1}});
  auto dh_loss = x;
  for (std::size_t t = 0; t < T; ++t) x(t, 0, 0) = shown_x[t];
  auto cell = cell_of(shown);
  const auto steps = run(cell, x, State<double>::zeros(1, 1));
  for (std::size_t t = 0; t < T; ++t)
    dh_loss(t, 0, 0) = 2 * (steps[t].after.h(0, 0) - shown_y[t]);
  const auto flow = run_back(cell, steps, dh_loss);

  Diagram diagram{.name = "06-ways",
                  .title = "The ways of the gradient through three steps",
                  .width = 520,
                  .height = 322};
  for (std::size_t t = 0; t < T; ++t) {
    const auto& back = flow.states[t + 1];
    const double dc = whole_dc(steps[t], back)(0, 0), along = back.c(0, 0);
    draw_step(diagram, t, dh_loss(t, 0, 0), dc - along, back.h(0, 0), dc);
    if (t == 0) continue;
    const auto& before = flow.states[t];
    draw_back(diagram, t, steps[t].f(0, 0), before.c(0, 0),
              before.h(0, 0) - dh_loss(t - 1, 0, 0));
  }
  label(diagram, {column(1), loss + 8}, "L = sum of (h − y)²");
  return diagram;
}

}  // namespace bptt
