#include "summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bench {

// The value below which a share of the sorted values lies.
static double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above],
                   place - static_cast<double>(below));
}

Summary summarize(std::vector<double> values) {
  if (values.empty()) throw std::invalid_argument("there are no values");
  std::ranges::sort(values);
  return {quantile(values, 0.25), quantile(values, 0.5),
          quantile(values, 0.75)};
}

Summary ratio(const std::vector<double>& values,
              const std::vector<double>& unit) {
  if (values.size() != unit.size())
    throw std::invalid_argument(
        fmt::format("{} values, {} of the unit", values.size(), unit.size()));
  std::vector<double> ratios;
  for (std::size_t k = 0; k < unit.size(); ++k)
    ratios.push_back(values[k] / unit[k]);
  return summarize(ratios);
}

std::string table(const std::vector<Measurement>& all) {
  std::string text =
      fmt::format("{:<20} threads  seconds  quartiles    times first     MB\n",
                  fmt::format("median of {}", all.front().seconds.size()));
  for (const auto& one : all) {
    const auto [low, median, high] = summarize(one.seconds);
    text += fmt::format(
        "{:<20} {:>7} {:>8.3f}  {:<11} {:>12.2f} {:>6.0f}\n", one.name,
        one.threads, median, fmt::format("{:.3f}-{:.3f}", low, high),
        ratio(one.seconds, all.front().seconds).median, one.memory);
  }
  return text;
}

}  // namespace bench
