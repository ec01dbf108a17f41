#include "figures/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "figures/figure.hpp"
#include "figures/style.hpp"
#include "figures/text.hpp"

namespace figures {

static void add_row(std::string& text, const std::string& name, double number) {
  if (name.empty()) return;
  if (!std::isfinite(number))
    throw std::invalid_argument(
        fmt::format("\"{}\" is {}, expected a finite number", name, number));
  text += fmt::format("{},{:.6g}\n", csv_field(name), number);
}

std::string csv(const Diagram& diagram) {
  const std::string header = "name,value\n";
  std::string text = header;
  for (const auto& box : diagram.boxes) add_row(text, box.name, box.number);
  for (const auto& words : diagram.words)
    add_row(text, words.name, words.number);
  if (text == header)
    throw std::invalid_argument(
        fmt::format("diagram {} has no numbers", diagram.name));
  return text;
}

// The classes of all elements, for a light page and for a dark one.
static std::string rules(Color Tone::*page) {
  return fmt::format(
      ".line {{ stroke: {0}; fill: none }}\n.head, text {{ fill: {0} }}\n"
      ".box {{ stroke: {0}; fill: {1}; fill-opacity: 0.35 }}\n"
      ".level {{ fill: {2}; fill-opacity: 0.45 }}\n",
      hex(ink.*page), hex(faint.*page), hex(palette[0].*page));
}

static std::string style() {
  return "<style>\ntext { font-family: sans-serif; text-anchor: middle }\n" +
         rules(&Tone::light) + "@media (prefers-color-scheme: dark) {\n" +
         rules(&Tone::dark) + "}\n</style>\n";
}

static std::string text_at(Point p, const std::string& text) {
  return fmt::format("<text x='{:g}' y='{:g}' font-size='{}'>{}</text>\n", p.x,
                     p.y + 5, font_size, xml_text(text));
}

static constexpr double box_width = 58, box_height = 44, radius = 11;

static std::string draw(const Box& box) {
  const auto [x, y] = box.center;
  const double left = x - box_width / 2, top = y - box_height / 2;
  const auto rectangle = [&](const char* kind, double size) {
    return fmt::format(
        "<rect class='{}' x='{:g}' y='{:.1f}' width='{:g}' height='{:.1f}'/>\n",
        kind, left, top + box_height - size, box_width, size);
  };
  auto drawn = rectangle("box", box_height);
  if (box.name.empty()) return drawn + text_at({x, y}, box.label);
  drawn += rectangle("level", box_height * std::min(1.0, std::abs(box.number)));
  return drawn + text_at({x, y - 9}, box.label) +
         text_at({x, y + 10}, fmt::format("{:.2f}", box.number));
}

static std::string draw(const Sign& sign) {
  const auto [x, y] = sign.center;
  return fmt::format("<circle class='box' cx='{:g}' cy='{:g}' r='{:g}'/>\n", x,
                     y, radius) +
         text_at({x, y}, sign.sign);
}

// The head is a triangle whose tip is the last point.
static std::string draw(const Arrow& arrow) {
  if (arrow.points.size() < 2)
    throw std::invalid_argument("an arrow needs at least two points");
  const Point tip = arrow.points.back(), from = *(arrow.points.end() - 2);
  const double length = std::hypot(tip.x - from.x, tip.y - from.y);
  const double dx = (tip.x - from.x) / length, dy = (tip.y - from.y) / length;
  const double flow = std::min(1.0, std::abs(arrow.flow));
  const double size = 7 + 4 * flow;
  const Point back = {tip.x - size * dx, tip.y - size * dy};
  std::string line;
  for (auto p = arrow.points.begin(); p + 1 != arrow.points.end(); ++p)
    line += fmt::format("{:g},{:g} ", p->x, p->y);
  return fmt::format(
      "<polyline class='line' points='{}{:.1f},{:.1f}' stroke-width='{:.1f}'"
      "{}/>\n<polygon class='head' points='{:g},{:g} {:.1f},{:.1f} "
      "{:.1f},{:.1f}'/>\n",
      line, back.x, back.y, 1 + 4 * flow,
      flow < 0.005 ? " stroke-dasharray='3 4'" : "", tip.x, tip.y,
      back.x - dy * size / 2, back.y + dx * size / 2, back.x + dy * size / 2,
      back.y - dx * size / 2);
}

std::string svg(const Diagram& diagram) {
  auto drawn = fmt::format(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0:g} {1:g}' "
      "width='{0:g}' height='{1:g}'>\n<title>{2}</title>\n<!-- data {3} -->\n",
      diagram.width, diagram.height, xml_text(diagram.title),
      fingerprint(csv(diagram)));
  drawn += style();
  for (const auto& arrow : diagram.arrows) drawn += draw(arrow);
  for (const auto& box : diagram.boxes) drawn += draw(box);
  for (const auto& sign : diagram.signs) drawn += draw(sign);
  for (const auto& words : diagram.words)
    drawn += text_at(words.center, words.text);
  return drawn + "</svg>\n";
}

}  // namespace figures
