#include "mask.hpp"

#include <fmt/format.h>

#include "lstm/layers/dropout.hpp"

namespace overfitting {

using figures::Diagram, figures::Tint;

static constexpr std::size_t units = 5, steps = 4;

// One unit in one step: crossed out where its factor is 0.
static void draw_unit(Diagram& diagram, figures::Point p, double factor,
                      const std::string& name) {
  const Tint tint = factor == 0 ? Tint::faded : Tint::blue;
  diagram.signs.push_back({p, {}, tint});
  diagram.words.push_back(
      {p, factor == 0 ? "" : fmt::format("{:g}", factor), name, factor});
  if (factor == 0) {
    const double r = 14;
    diagram.lines.push_back(
        {{p.x - r, p.y - r}, {p.x + r, p.y + r}, Tint::orange});
    diagram.lines.push_back(
        {{p.x - r, p.y + r}, {p.x + r, p.y - r}, Tint::orange});
  } else {
    diagram.arrows.push_back({{{p.x + 11, p.y}, {p.x + 40, p.y}}, 0.2, tint});
  }
}

static void draw_masks(Diagram& diagram, double left, const char* what,
                       bool fixed, lstm::Random random) {
  lstm::Sequence<double> mask;
  lstm::draw_mask(mask, {steps, units, 1}, 0.5, fixed, random);
  diagram.words.push_back({{left + 105, 18}, what});
  for (std::size_t t = 0; t < steps; ++t) {
    const double x = left + 28 + 52 * static_cast<double>(t);
    diagram.words.push_back({{x, 48}, fmt::format("t = {}", t + 1)});
    for (std::size_t k = 0; k < units; ++k)
      draw_unit(diagram, {x, 82 + 32 * static_cast<double>(k)}, mask(t, k, 0),
                fmt::format("{}: step {} unit {}", what, t + 1, k + 1));
  }
}

Diagram mask_figure(const lstm::Seed& seed) {
  Diagram diagram{.name = "09-mask",
                  .title = "What dropout multiplies five units by",
                  .height = 232};
  draw_masks(diagram, 5, "one mask for all steps", true, seed.stream("masks"));
  draw_masks(diagram, 262, "a new mask for each step", false,
             seed.stream("masks"));
  return diagram;
}

}  // namespace overfitting
