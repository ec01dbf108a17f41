#include "rivals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "measures.hpp"

namespace weather {
namespace {

/// A way to forecast that has learned from the days before `known`.
using Method = std::function<Forecasts(std::size_t known)>;

Rival judge(const Days& days, std::string name, std::string setting,
            const Method& method) {
  Rival rival = {
      std::move(name), std::move(setting), method(days.validation), {}, 0};
  rival.validation_error =
      rmse(days, rival.validation, days.validation, days.test);
  rival.test = method(days.test);
  return rival;
}

Rival judge_autoregression(const Days& days, std::size_t order) {
  return judge(
      days, "autoregression", fmt::format("order {}", order),
      [&](std::size_t known) { return autoregression(days, known, order); });
}

Rival best(std::vector<Rival> rivals) {
  return std::move(
      *std::ranges::min_element(rivals, {}, &Rival::validation_error));
}

Rival best_autoregression(const Days& days) {
  std::vector<Rival> all;
  for (std::size_t order = 1; order <= 10; ++order)
    all.push_back(judge_autoregression(days, order));
  auto one = best(std::move(all));
  one.name += ", chosen";
  return one;
}

Rival best_ridge(const Days& days) {
  std::vector<Rival> all;
  for (const std::size_t lags : {1u, 2u, 3u, 5u, 7u})
    for (const double penalty : {0.0, 1.0, 10.0, 100.0, 1000.0}) {
      all.push_back(judge(days, "ridge",
                          fmt::format("{} day{}, penalty {:g}", lags,
                                      lags == 1 ? "" : "s", penalty),
                          [&](std::size_t known) {
                            return ridge(days, known, lags, penalty);
                          }));
      all.back().lags = lags;
      all.back().penalty = penalty;
    }
  return best(std::move(all));
}

}  // namespace

std::vector<Rival> judge_rivals(const Days& days) {
  std::vector<Rival> all;
  all.push_back(judge(days, "persistence", "",
                      [&](std::size_t) { return persistence(days); }));
  all.push_back(judge(days, "climatology", "", [&](std::size_t known) {
    return climatology(days, known);
  }));
  for (const std::size_t order : {1u, 2u, 7u})
    all.push_back(judge_autoregression(days, order));
  all.push_back(best_autoregression(days));
  all.push_back(best_ridge(days));
  return all;
}

const Rival& rival(const std::vector<Rival>& rivals, std::string_view name,
                   std::string_view setting) {
  for (const auto& one : rivals)
    if (one.name == name && (setting.empty() || one.setting == setting))
      return one;
  throw std::invalid_argument(fmt::format("no rival {} {}", name, setting));
}

}  // namespace weather
