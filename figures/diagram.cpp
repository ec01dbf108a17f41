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

std::string rounded(double number) {
  const auto text = fmt::format("{:.2f}", number);
  return text == "-0.00" ? "0.00" : text;
}

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
  for (const auto& area : diagram.areas) add_row(text, area.name, area.fill);
  if (text == header)
    throw std::invalid_argument(
        fmt::format("diagram {} has no numbers", diagram.name));
  return text;
}

// The colours of a light page or of a dark one. Whatever has a tint takes it as
// its `color`.
static std::string rules(Color Tone::*page) {
  auto rules = fmt::format(
      "svg {{ color: {} }}\n.faded {{ color: {} }}\n.box {{ fill: {} }}\n"
      ".level {{ fill: {} }}\n",
      hex(ink.*page), hex(faded.*page), hex(faint.*page),
      hex(palette[0].*page));
  const char* names[] = {"blue", "orange", "green", "pink"};
  for (std::size_t k = 0; k < palette.size(); ++k)
    rules +=
        fmt::format(".{} {{ color: {} }}\n", names[k], hex(palette[k].*page));
  return rules;
}

static std::string style() {
  return "<style>\ntext { font-family: sans-serif; text-anchor: middle }\n"
         ".right { text-anchor: start }\n.left { text-anchor: end }\n"
         ".line { stroke: currentColor; fill: none }\n"
         ".head, text, .area { fill: currentColor }\n"
         ".box { stroke: currentColor; fill-opacity: 0.35 }\n"
         ".level { fill-opacity: 0.45 }\n" +
         rules(&Tone::light) +
         ".level.faded { fill: currentColor; fill-opacity: 0.25 }\n" +
         "@media (prefers-color-scheme: dark) {\n" + rules(&Tone::dark) +
         "}\n</style>\n";
}

// The class of an element, and of its tint, which ink does not need.
static std::string kind(const char* element, Tint tint) {
  const char* names[] = {"", " faded", " blue", " orange", " green", " pink"};
  return fmt::format("class='{}{}'", element,
                     names[static_cast<std::size_t>(tint)]);
}

static std::string text_at(Point p, const std::string& text, Tint tint,
                           const char* side = "word") {
  return fmt::format("<text {} x='{:g}' y='{:g}' font-size='{}'>{}</text>\n",
                     kind(side, tint), p.x, p.y + 5, font_size, xml_text(text));
}

static std::string draw(const Words& words) {
  const char* sides[] = {"word", "right", "left"};
  return text_at(words.place, words.text, words.tint,
                 sides[static_cast<std::size_t>(words.side)]);
}

static constexpr double box_height = 44, radius = 11;

// What is written into a part is not read in the part's colour.
static Tint inside(Tint tint) {
  return tint == Tint::faded ? tint : Tint::ink;
}

static std::string draw(const Box& box) {
  const auto [x, y] = box.center;
  const auto text = inside(box.tint);
  const double left = x - box.width / 2, top = y - box_height / 2;
  const auto rectangle = [&](const char* element, double size) {
    return fmt::format(
        "<rect {} x='{:g}' y='{:.1f}' width='{:g}' height='{:.1f}'/>\n",
        kind(element, box.tint), left, top + box_height - size, box.width,
        size);
  };
  auto drawn = rectangle("box", box_height);
  if (box.name.empty()) return drawn + text_at({x, y}, box.label, text);
  drawn += rectangle("level", box_height * std::min(1.0, std::abs(box.number)));
  return drawn + text_at({x, y - 9}, box.label, text) +
         text_at({x, y + 10}, rounded(box.number), text);
}

static std::string draw(const Sign& sign) {
  const auto [x, y] = sign.center;
  return fmt::format("<circle {} cx='{:g}' cy='{:g}' r='{:g}'/>\n",
                     kind("box", sign.tint), x, y, radius) +
         text_at({x, y}, sign.sign, inside(sign.tint));
}

static std::string draw(const Line& line) {
  return fmt::format(
      "<path {} d='M{:g},{:g} L{:g},{:g}' stroke-width='1.2'/>\n",
      kind("line", line.tint), line.from.x, line.from.y, line.to.x, line.to.y);
}

// Points as SVG writes them, each with a space behind it.
static std::string list(const std::vector<Point>& points) {
  std::string text;
  for (const auto& p : points) text += fmt::format("{:g},{:g} ", p.x, p.y);
  return text;
}

static std::string draw(const Area& area) {
  if (area.corners.size() < 3)
    throw std::invalid_argument("an area needs at least three corners");
  const auto corners = list(area.corners);
  const auto face =
      fmt::format("<polygon {} fill-opacity='{:g}' points='{}'/>\n",
                  kind("area", area.tint), area.fill, corners);
  if (!area.edged) return face;
  return face + fmt::format("<polygon {} stroke-width='1.2' points='{}'/>\n",
                            kind("line", area.tint), corners);
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
  return fmt::format(
      "<polyline {} points='{}{:.1f},{:.1f}' stroke-width='{:.1f}'"
      "{}/>\n<polygon {} points='{:g},{:g} {:.1f},{:.1f} "
      "{:.1f},{:.1f}'/>\n",
      kind("line", arrow.tint),
      list({arrow.points.begin(), arrow.points.end() - 1}), back.x, back.y,
      1 + 4 * flow, flow < 0.005 ? " stroke-dasharray='3 4'" : "",
      kind("head", arrow.tint), tip.x, tip.y, back.x - dy * size / 2,
      back.y + dx * size / 2, back.x + dy * size / 2, back.y - dx * size / 2);
}

template <class Elements>
static void draw_all(std::string& drawn, const Elements& elements) {
  for (const auto& element : elements) drawn += draw(element);
}

std::string svg(const Diagram& diagram) {
  auto drawn = fmt::format(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0:g} {1:g}' "
      "width='{0:g}' height='{1:g}'>\n<title>{2}</title>\n<!-- data {3} -->\n",
      diagram.width, diagram.height, xml_text(diagram.title),
      fingerprint(csv(diagram)));
  drawn += style();
  draw_all(drawn, diagram.areas);
  draw_all(drawn, diagram.lines);
  draw_all(drawn, diagram.arrows);
  draw_all(drawn, diagram.boxes);
  draw_all(drawn, diagram.signs);
  draw_all(drawn, diagram.words);
  return drawn + "</svg>\n";
}

}  // namespace figures
