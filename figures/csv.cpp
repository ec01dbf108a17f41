#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <iterator>
#include <stdexcept>

#include "figures/figure.hpp"
#include "figures/text.hpp"

namespace figures {

static void check_name(const std::string& name) {
  if (name.empty())
    throw std::invalid_argument("\"\" cannot be the name of a column");
}

static void check_curve(const Figure& figure, const Curve& curve) {
  check_name(curve.name);
  if (curve.y.size() != figure.x.size())
    throw std::invalid_argument(
        fmt::format("figure {}: \"{}\" has {} values for {} of x", figure.name,
                    curve.name, curve.y.size(), figure.x.size()));
}

static void check(const Figure& figure) {
  check_name(figure.x_label);
  if (figure.x.empty() || figure.panels.empty())
    throw std::invalid_argument(
        fmt::format("figure {} has nothing to draw", figure.name));
  if (figure.x_base != 0 && figure.x_base != 2 && figure.x_base != 10)
    throw std::invalid_argument(fmt::format(
        "figure {}: expected powers of 2 or 10 as labels, got those of {}",
        figure.name, figure.x_base));
  for (const double x : figure.x)
    if (!std::isfinite(x) || (figure.x_base > 0 && x <= 0))
      throw std::invalid_argument(fmt::format(
          "figure {}: \"{}\" has {}, expected {} numbers", figure.name,
          figure.x_label, x, figure.x_base > 0 ? "positive" : "finite"));
  for (const auto& panel : figure.panels)
    for (const auto& curve : panel.curves) check_curve(figure, curve);
}

// Six digits are more than an eye can see, and few enough that a column does
// not change whenever a processor rounds differently.
std::string csv(const Figure& figure) {
  check(figure);
  std::string text = csv_field(figure.x_label);
  for (const auto& panel : figure.panels)
    for (const auto& curve : panel.curves)
      fmt::format_to(std::back_inserter(text), ",{}", csv_field(curve.name));
  text += "\n";
  for (std::size_t row = 0; row < figure.x.size(); ++row) {
    fmt::format_to(std::back_inserter(text), "{:.6g}", figure.x[row]);
    for (const auto& panel : figure.panels)
      for (const auto& curve : panel.curves)
        text += std::isfinite(curve.y[row])
                    ? fmt::format(",{:.6g}", curve.y[row])
                    : ",";
    text += "\n";
  }
  return text;
}

std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return fmt::format("{:016x}", hash);
}

}  // namespace figures
