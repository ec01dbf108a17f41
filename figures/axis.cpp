#include "figures/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace figures {

Axis linear_axis(double low, double high, int labels) {
  if (low == high) high = low + (low == 0 ? 1 : std::abs(low));
  // The smallest of 1, 2, 5, 10 times a power of ten that is long enough.
  const double least = (high - low) / labels;
  const double power = std::pow(10, std::floor(std::log10(least)));
  double step = 10 * power;
  for (const double factor : {5, 2, 1})
    if (factor * power >= least) step = factor * power;
  return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

static std::vector<double> values(const Panel& panel) {
  std::vector<double> all;
  for (const auto& curve : panel.curves)
    std::ranges::copy_if(curve.y, std::back_inserter(all), [&](double y) {
      return std::isfinite(y) && (y > 0 || !panel.log_scale);
    });
  if (all.empty())
    throw std::invalid_argument(
        fmt::format("panel \"{}\" has no values to draw", panel.y_label));
  return all;
}

Axis y_axis(const Panel& panel, int labels) {
  const auto all = values(panel);
  const auto [low, high] = std::ranges::minmax(all);
  if (!panel.log_scale)
    return linear_axis(panel.from_zero ? std::min(low, 0.0) : low, high,
                       labels);
  const double first = std::floor(std::log10(low));
  const double last = std::ceil(std::log10(3 * high));
  return {std::pow(10, first), std::pow(10, last),
          std::pow(10, std::ceil((last - first) / 8))};
}

}  // namespace figures
