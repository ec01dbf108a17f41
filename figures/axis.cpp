#include "figures/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace figures {

// The smallest of 1, 2, 5, 10 times a power of ten that is not below `least`.
static double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1, 2, 5})
    if (factor * power >= least) return factor * power;
  return 10 * power;
}

Axis linear_axis(double low, double high, int labels) {
  if (low == high) {
    const double half = low == 0 ? 0.5 : std::abs(low) / 2;
    low -= half;
    high += half;
  }
  const double sixth_digit = 1e-5 * std::max(std::abs(low), std::abs(high));
  const double step = round_step(std::max((high - low) / labels, sixth_digit));
  return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

Axis x_axis(const std::vector<double>& x) {
  const auto [low, high] = std::ranges::minmax(x);
  const double half = low == 0 ? 0.5 : std::abs(low) / 2;
  if (low == high) return {low - half, high + half, 2 * half};
  return {low, high, linear_axis(low, high, 7).step};
}

Axis power_axis(const std::vector<double>& exponents) {
  auto [low, high] = std::ranges::minmax(exponents);
  if (std::ceil(low) > std::floor(high)) {
    low = std::floor(low);
    high = std::ceil(high);
  }
  if (low == high) return {low - 1, high + 1, 1};
  return {low, high, std::ceil((high - low) / 8)};
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
  auto [low, high] = std::ranges::minmax(all);
  if (panel.log_scale) {
    if (low == high) low /= 10;
    const double first = std::floor(std::log10(low));
    const double last = std::ceil(std::log10(3 * high));
    return {std::pow(10, first), std::pow(10, last),
            std::pow(10, std::ceil((last - first) / 8))};
  }
  if (panel.from_zero) low = std::min(low, 0.0);
  if (panel.from_zero && high == low) high = 1;
  return linear_axis(low, high, labels);
}

static double six_digits(double number) {
  const auto text = fmt::format("{:.6g}", number);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// A log axis begins to lose its labels at a hundred powers of ten. A power is
// chosen so that the largest number has two digits before its point: labels
// with digits behind it would push the name of the axis out of the picture.
Scale::Scale(const std::vector<double>& numbers, bool log_scale)
    : log_scale_(log_scale) {
  double least = std::numeric_limits<double>::infinity(), most = 0;
  for (const double number : numbers)
    if (std::isfinite(number) && (log_scale ? number > 0 : number != 0)) {
      least = std::min(least, std::abs(number));
      most = std::max(most, std::abs(number));
    }
  if (most == 0) return;
  const double power = std::floor(std::log10(most));
  if (log_scale)
    far_ = std::log10(least) < -50 || power > 50;
  else if (std::abs(power) > 100)
    power_ = static_cast<int>(power) - 1;
}

Scale::Scale(const Panel& panel) : Scale(values(panel), panel.log_scale) {}

double Scale::operator()(double number) const {
  if (!std::isfinite(number) || (log_scale_ && number <= 0))
    return std::numeric_limits<double>::quiet_NaN();
  if (far_) number = std::log10(number);
  // There is no double 1e-324, but there are its halves.
  const int half = power_ / 2;
  return six_digits(number / std::pow(10, half) / std::pow(10, power_ - half));
}

std::string Scale::format() const {
  if (log_scale_) return far_ ? "10^{%g}" : "10^{%T}";
  return power_ == 0 ? "%g" : fmt::format("%ge{:+}", power_);
}

}  // namespace figures
