#include "probability.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "study/wilson.hpp"

namespace weather {

using study::wilson;

std::vector<double> rainy(const Days& days) {
  const auto column = std::ranges::find_if(days.columns, is_rain);
  if (column == days.columns.end())
    throw std::invalid_argument(
        fmt::format("{}: no column of rain", days.place));
  std::vector<double> y;
  for (const double mm :
       days.values[static_cast<std::size_t>(column - days.columns.begin())])
    y.push_back(mm > rainy_from ? 1 : 0);
  return y;
}

bool has_rain(const Days& days) {
  if (std::ranges::none_of(days.columns, is_rain)) return false;
  const auto y = rainy(days);
  const auto seen = std::span(y).first(days.validation);
  return std::ranges::find(seen, 1) != seen.end() &&
         std::ranges::find(seen, 0) != seen.end();
}

static void expect_pairs(std::span<const double> p, std::span<const double> y) {
  if (p.size() != y.size() || p.empty())
    throw std::invalid_argument(
        fmt::format("{} probabilities of {} outcomes, expected as many, one or "
                    "more",
                    p.size(), y.size()));
  for (const double one : p)
    if (!(one >= 0 && one <= 1))
      throw std::invalid_argument(
          fmt::format("a probability of {}, expected 0 to 1", one));
}

double brier(std::span<const double> p, std::span<const double> y) {
  expect_pairs(p, y);
  double sum = 0;
  for (std::size_t t = 0; t < p.size(); ++t)
    sum += (p[t] - y[t]) * (p[t] - y[t]);
  return sum / static_cast<double>(p.size());
}

// #region reliability
std::vector<Bin> reliability_table(std::span<const double> p,
                                   std::span<const double> y) {
  expect_pairs(p, y);
  std::vector<Bin> bins(10);
  for (std::size_t t = 0; t < p.size(); ++t) {
    auto& bin = bins[std::min<std::size_t>(9, std::size_t(10 * p[t]))];
    ++bin.count;
    bin.forecast += p[t];
    bin.observed += y[t];
  }
  for (auto& bin : bins) {
    if (bin.count == 0) continue;
    const auto n = static_cast<double>(bin.count);
    bin.forecast /= n;
    bin.observed /= n;
    bin.interval = wilson(bin.observed, n);
  }
  return bins;
}
// #endregion

Murphy decompose(std::span<const Bin> bins) {
  double days = 0, rain = 0;
  for (const auto& bin : bins) {
    days += static_cast<double>(bin.count);
    rain += static_cast<double>(bin.count) * bin.observed;
  }
  const double mean = rain / days;
  Murphy parts{0, 0, mean * (1 - mean)};
  for (const auto& bin : bins) {
    const double share = static_cast<double>(bin.count) / days;
    parts.reliability += share * std::pow(bin.forecast - bin.observed, 2);
    parts.resolution += share * std::pow(bin.observed - mean, 2);
  }
  return parts;
}

}  // namespace weather
