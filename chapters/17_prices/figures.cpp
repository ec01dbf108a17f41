#include "figures.hpp"

#include <algorithm>
#include <cmath>

#include "classical.hpp"
#include "strategy.hpp"

namespace prices {

using figures::Curve, figures::Figure, figures::Mark, figures::series;

namespace {

constexpr std::size_t shown = 100;

std::vector<double> percent(std::span<const double> shares) {
  return series(shares.size(), [&](std::size_t k) { return 100 * shares[k]; });
}

}  // namespace

Figure levels_figure(const Series& prices, const Forecasts& said) {
  const auto y = levels(prices).y, before = persistence(prices);
  const auto count = std::min(shown, y.size() - parts_of(y.size()).test);
  const auto first = y.size() - count;
  const auto of = [&](const auto& value) {
    return series(count, [&](std::size_t k) { return value(first + k); });
  };
  return {.name = "17-levels",
          .title =
              "The last hundred days of an index: the price and what a network "
              "said of it the day before, and below the errors of the network "
              "and of yesterday's price",
          .x_label = "day",
          .x = figures::steps(count),
          .panels = {
              {prices.name,
               {{"the price", of([&](auto t) { return y[t]; })},
                {"the network", of([&](auto t) { return said[t]; })}}},
              {"error",
               {{"of the network", of([&](auto t) { return said[t] - y[t]; })},
                {"of yesterday's price",
                 of([&](auto t) { return before[t] - y[t]; })}}}}};
}

Figure walk_figure(const Known& walk) {
  const auto& said = walk.forecasts[0].f;
  const auto count = std::min(shown, walk.y.size());
  std::vector<double> price, forecast;
  double level = 100;
  for (std::size_t t = 0; t < count; ++t) {
    forecast.push_back(level * std::exp(said[t]));
    price.push_back(level *= std::exp(walk.y[t]));
  }
  const std::span returns(walk.y);
  return {
      .name = "17-walk",
      .title =
          "A hundred days of a random walk: the price and what "
          "networks said of it the day before, and below the same of "
          "the returns",
      .x_label = "day",
      .x = figures::steps(count),
      .panels = {{"price", {{"the walk", price}, {"the networks", forecast}}},
                 {"return, %",
                  {{"the walk", percent(returns.first(count))},
                   {"the networks", percent(std::span(said).first(count))}}}}};
}

Figure volatility_figure(const Target& target, const Named& rival,
                         const Named& networks) {
  const auto begin = parts_of(target.y.size() + target.span - 1).test;
  const auto tail = [&](const std::vector<double>& all) {
    return percent(std::span(all).subspan(begin));
  };
  return {
      .name = "17-volatility",
      .title =
          "How large returns were in the mean of five days over the "
          "test, and what was said of it before",
      .x_label = "day of the test",
      .x = figures::steps(target.y.size() - begin),
      .panels = {
          {"mean |r|, %",
           {{"what came", tail(target.y)}, {rival.name, tail(rival.f)}},
           false,
           true},
          {"mean |r|, %",
           {{"what came", tail(target.y)}, {networks.name, tail(networks.f)}},
           false,
           true}}};
}

Figure growth_figure(const Series& prices, const Forecasts& said, double cost) {
  const auto r = returns(prices);
  const auto begin = parts_of(r.size()).test;
  const auto days = std::span(r).subspan(begin);
  const auto held = long_or(0, std::span(said).subspan(begin));
  return {.name = "17-growth",
          .title =
              "What 1 becomes over the test, held or moved as networks "
              "say, before and after costs",
          .x_label = "day of the test",
          .x = figures::steps(days.size()),
          .panels = {{"what 1 becomes",
                      {{"held", wealth(days, Positions(days.size(), 1), cost)},
                       {"moved, before costs", wealth(days, held, 0)},
                       {"moved, after costs", wealth(days, held, cost)}}}}};
}

}  // namespace prices
