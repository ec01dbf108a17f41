#include <fmt/format.h>

#include <stdexcept>

#include "figures/gnuplot.hpp"
#include "figures/style.hpp"
#include "figures/text.hpp"

namespace figures {

std::string hex(Color color) {
  return fmt::format("#{:06x}", color);
}

// gnuplot names colours rgb(r, g, b): padded to three places on lines and
// points, without spaces on text.
static std::string dark_rule(const Tone& tone) {
  const Color r = tone.light >> 16, g = tone.light >> 8 & 0xFF,
              b = tone.light & 0xFF;
  const auto padded = fmt::format("rgb({:3}, {:3}, {:3})", r, g, b);
  const auto dark = hex(tone.dark);
  return fmt::format(
      "  [stroke='{}'] {{ stroke: {} }}\n  [color='{}'] {{ color: {} }}\n"
      "  [fill='rgb({},{},{})'] {{ fill: {} }}\n",
      padded, dark, padded, dark, r, g, b, dark);
}

// gnuplot draws for a light page. Inside an image this query follows the page
// around it, so one file serves both.
static std::string style_sheet() {
  std::string rules = dark_rule(ink) + dark_rule(faint);
  for (const auto& tone : palette) rules += dark_rule(tone);
  return "<style>\n@media (prefers-color-scheme: dark) {\n" + rules +
         "}\n</style>";
}

// Replaces the element `tag`, which gnuplot writes once, near the top.
static void replace_element(std::string& svg, const std::string& tag,
                            const std::string& by) {
  const auto first = svg.find("<" + tag + ">");
  const auto last = svg.find("</" + tag + ">");
  if (first == std::string::npos || last == std::string::npos)
    throw std::runtime_error(fmt::format("gnuplot's SVG has no <{}>", tag));
  svg.replace(first, last + tag.size() + 3 - first, by);
}

// <desc> holds gnuplot's version, which is nothing to the picture.
std::string themed(const Figure& figure, std::string svg) {
  for (std::size_t at = 0; (at = svg.find(ampersand, at)) != std::string::npos;)
    svg.replace(at, ampersand.size(), "&amp;");
  replace_element(svg, "title",
                  fmt::format("<title>{}</title>", xml_text(figure.title)));
  replace_element(svg, "desc",
                  fmt::format("<!-- data {} -->\n{}", fingerprint(csv(figure)),
                              style_sheet()));
  return svg;
}

}  // namespace figures
