#include "figures.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "measures.hpp"

namespace weather {

using figures::Curve, figures::Figure, figures::Mark, figures::series;

static std::string with_unit(const std::string& text, const Days& days) {
  return days.unit.empty() ? text : text + ", " + days.unit;
}

Figure weeks_figure(const Days& days, const Forecasts& network) {
  const auto count = std::min<std::size_t>(60, days.size() - days.test);
  const auto first = days.test + (days.size() - days.test - count) / 4;
  const auto yesterday = persistence(days);
  const auto some = [&](const Forecasts& all) {
    return series(count, [&](std::size_t k) { return all[first + k]; });
  };
  const auto label = with_unit(days.columns[days.forecast], days);
  const Curve came{"what came", some(days.y())};
  return {.name = "16-weeks",
          .title =
              "Two months of the test, above beside the day before, below "
              "beside what a network forecast",
          .x_label = "day",
          .x = figures::steps(count),
          .panels = {{label, {came, {"the day before", some(yesterday)}}},
                     {label, {came, {"the network", some(network)}}}}};
}

Figure epochs_figure(const Days& days, const Trials& trials,
                     const Rival& rival) {
  std::vector<Curve> curves;
  std::size_t longest = 0;
  for (const auto& kind : trials.kinds) {
    std::vector<std::vector<double>> all;
    for (const auto& outcome : kind.outcomes) all.push_back(outcome.curve);
    curves.push_back(
        {std::string(name_of(kind.training.target)), mean_curve(all)});
    longest = std::max(longest, curves.back().y.size());
  }
  curves.push_back({fmt::format("{}, {}", rival.name, rival.setting),
                    std::vector(longest, rival.validation_error)});
  return {.name = "16-epochs",
          .title =
              "The error of three kinds of networks on the days that settings "
              "are chosen on, over the epochs",
          .x_label = "epoch",
          .x = figures::steps(longest),
          .panels = {{with_unit("error", days), curves}}};
}

Figure horizons_figure(const Days& days, const std::vector<Horizon>& horizons) {
  std::vector<Curve> curves;
  for (const auto& [name, errors] : horizons)
    if (name != "persistence" && name != "ridge direct")
      curves.push_back({name, errors});
  return {.name = "16-horizons",
          .title = "The error of forecasts of a week, day by day",
          .x_label = "days ahead",
          .x = figures::steps(week),
          .panels = {{with_unit("error", days), curves}}};
}

}  // namespace weather
