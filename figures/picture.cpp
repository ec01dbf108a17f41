#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

#include "figures/axis.hpp"
#include "figures/gnuplot.hpp"

namespace figures {

static constexpr auto none = std::string_view::npos;

// The element <g> at the beginning, with all that is in it.
static std::string_view group(std::string_view svg) {
  std::size_t end = 0;
  int depth = 0;
  do {
    const auto close = svg.find("</g>", end);
    if (close == none) throw std::runtime_error("gnuplot's SVG is not whole");
    const auto open = svg.find("<g ", end);
    depth += open < close ? 1 : -1;
    end = std::min(open, close) + 4;
  } while (depth > 0);
  return svg.substr(0, end);
}

// How many points are in a drawing, or how many lines, if they are more.
static std::size_t shapes(std::string_view drawing) {
  std::size_t points = 0, lines = 0, at = 0;
  for (; (at = drawing.find("<use ", at)) != none; ++at) ++points;
  for (at = 0; (at = drawing.find(" d='", at)) != none;) {
    const auto end = std::min(drawing.find('\'', at + 4), drawing.size());
    const auto path = drawing.substr(at, end - at);
    lines += static_cast<std::size_t>(std::ranges::count(path, 'M'));
    at = end;
  }
  return std::max(points, lines);
}

static bool has_values(const Curve& curve, const Scale& scale) {
  return std::ranges::any_of(curve.y,
                             [&](double y) { return std::isfinite(scale(y)); });
}

// gnuplot draws each curve in an element of its own. The first shape in it is
// the sample beside the curve's name, where it has one.
void expect_whole(const Figure& figure, std::string_view svg) {
  const auto end = svg.find_last_not_of(" \n");
  if (end == none || !svg.substr(0, end + 1).ends_with("</svg>"))
    throw std::runtime_error("gnuplot's SVG is not whole");

  constexpr std::string_view curve_start = "<g id=\"gnuplot_plot_";
  auto at = svg.find(curve_start);
  for (const auto& panel : figure.panels)
    for (const auto& curve : panel.curves) {
      const std::size_t samples = is_named(curve, panel) ? 1 : 0;
      if (at == none || (has_values(curve, Scale(panel)) &&
                         shapes(group(svg.substr(at))) <= samples))
        throw std::runtime_error(
            fmt::format("\"{}\" is missing in gnuplot's SVG", curve.name));
      at = svg.find(curve_start, at + 1);
    }
}

}  // namespace figures
