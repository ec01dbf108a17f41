#include "rain_figures.hpp"

#include <algorithm>
#include <limits>

namespace weather {

using figures::Curve, figures::Mark;

// The mean forecasts of all bins that have one, in order, and the ends of what
// there could be.
static std::vector<double> all_forecasts(const std::vector<Reliability>& all) {
  std::vector<double> x = {0, 1};
  for (const auto& one : all)
    for (const auto& bin : one.bins)
      if (bin.count > 0) x.push_back(bin.forecast);
  std::ranges::sort(x);
  x.erase(std::unique(x.begin(), x.end()), x.end());
  return x;
}

// A point for each bin, above its mean forecast, and none elsewhere.
template <class Value>
static Curve points(const Reliability& one, const std::vector<double>& x,
                    const Value& value) {
  Curve curve{one.name,
              std::vector(x.size(), std::numeric_limits<double>::quiet_NaN()),
              Mark::points};
  for (const auto& bin : one.bins)
    if (bin.count > 0)
      curve.y[static_cast<std::size_t>(
          std::ranges::lower_bound(x, bin.forecast) - x.begin())] = value(bin);
  return curve;
}

figures::Figure reliability_figure(const std::vector<Reliability>& all) {
  const auto x = all_forecasts(all);
  std::vector<Curve> shares, counts;
  for (const auto& one : all) {
    shares.push_back(
        points(one, x, [](const Bin& bin) { return bin.observed; }));
    counts.push_back(points(
        one, x, [](const Bin& bin) { return static_cast<double>(bin.count); }));
  }
  shares.push_back({"as often as was said", x});
  return {.name = "16-reliability",
          .title =
              "How often it rained, by how likely that was said to be, and on "
              "how many days this was said",
          .x_label = "probability of rain that was said",
          .x = x,
          .panels = {{"share of rainy days", shares},
                     {"days", counts, false, true}}};
}

std::vector<Reliability> rain_reliability(const Days& days,
                                          const std::vector<RainRival>& rivals,
                                          const RainTrials& trials) {
  const auto on_test = [&](const Forecasts& all) {
    return std::vector(all.begin() + static_cast<std::ptrdiff_t>(days.test),
                       all.end());
  };
  const auto y = on_test(rainy(days));
  const auto& other = best(rivals);
  return {{other.name, reliability_table(on_test(other.test), y)},
          {"LSTM", reliability_table(together(trials), y)}};
}

}  // namespace weather
