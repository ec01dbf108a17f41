#include "figures.hpp"

#include <algorithm>
#include <cmath>

#include "tables.hpp"

namespace many_machines {

using figures::Figure, figures::Mark, figures::Panel, figures::series;

Figure speed_up_figure(const std::vector<Time>& times) {
  constexpr std::size_t units = 64, shards = 16;
  const std::vector<std::size_t> ranks = {1, 2, 4};
  const auto one = time_of(times, "memory", 1, units, shards);
  Panel speed{"times as fast", {}, false, true};
  Panel share{"share of exchanges", {}, false, true};
  for (const auto& network : networks()) {
    const auto time = [&](std::size_t k) {
      return time_of(times, k == 0 ? "memory" : network, ranks[k], units,
                     shards);
    };
    speed.curves.push_back(
        {network, series(3, [&](auto k) { return one.step / time(k).step; })});
    share.curves.push_back({network, series(3, [&](auto k) {
                              return time(k).exchange / time(k).step;
                            })});
  }
  return {.name = "19-speed-up",
          .title =
              "How many times as fast as one rank two and four are on two "
              "processors, and the share of exchanges in their steps",
          .x_label = "ranks",
          .x = series(3, [&](auto k) { return ranks[k]; }),
          .x_base = 2,
          .panels = {speed, share}};
}

Figure exchange_figure(const std::vector<Time>& times) {
  std::vector<double> bytes;
  for (const auto& time : times)
    if (time.network == "memory" && time.ranks == 2)
      bytes.push_back(bytes_of_two(time));
  // Between them, where only the two costs tell something.
  const auto [least, most] = std::ranges::minmax(bytes);
  for (int k = 1; k < 40; ++k)
    bytes.push_back(least * std::pow(most / least, k / 40.0));
  std::ranges::sort(bytes);
  Figure figure{.name = "19-exchange",
                .title =
                    "The seconds of the exchanges of a step over the "
                    "bytes that a rank sends in it, as measured and as "
                    "two costs tell them",
                .x_label = "bytes",
                .x = bytes,
                .x_base = 10};
  for (const auto& name : networks()) {
    if (name != "no limit" && name != "1 Gbit/s") continue;
    const auto network = fitted(name, times);
    const auto measured = [&](std::size_t k) {
      for (const auto& time : times)
        if (time.network == name && time.ranks == 2 &&
            bytes_of_two(time) == bytes[k])
          return time.exchange;
      return double(NAN);
    };
    const auto told = [&](std::size_t k) {
      return messages_sent(2) * network.message + bytes[k] * network.byte;
    };
    figure.panels.push_back(
        {"seconds",
         {{name, series(bytes.size(), measured), Mark::points},
          {"by two costs", series(bytes.size(), told)}},
         true});
  }
  return figure;
}

Figure ranks_figure(const std::vector<Time>& times) {
  constexpr std::size_t units = 64, most = 1024, of_each = 16;
  const auto all = work_of(times, units, most);
  const auto near = fitted("no limit", times), far = fitted("1 Gbit/s", times);
  constexpr std::size_t doublings = 10;
  const auto over_ranks = [](const auto& value) {
    return series(doublings + 1,
                  [&](auto k) { return value(std::size_t{1} << k); });
  };
  const auto grown = [&](std::size_t ranks) {
    return Work{all.parameters, of_each * ranks, all.shard};
  };
  const auto panel = [&](const char* label, const auto& work) {
    const auto busy = [&](const Network& network, Told told) {
      return over_ranks([=](std::size_t ranks) {
        const double compute = compute_seconds(work(ranks), ranks);
        return compute /
               (compute + exchange_seconds(work(ranks), ranks, network, told));
      });
    };
    return Panel{label,
                 {{"1 Gbit/s, in rounds", busy(far, Told::in_rounds)},
                  {"no limit", busy(near, Told::shards)},
                  {"1 Gbit/s", busy(far, Told::shards)}},
                 false,
                 true};
  };
  Figure figure{.name = "19-ranks",
                .title =
                    "The share of a step in which ranks compute, foretold "
                    "for up to 1024 ranks that share a batch of 1024 "
                    "shards, and that have 16 shards each",
                .x_label = "ranks",
                .x = over_ranks([](std::size_t ranks) { return ranks; }),
                .x_base = 2,
                .panels = {panel("computing, one batch",
                                 [&](std::size_t) { return all; }),
                           panel("computing, 16 shards", grown)}};
  // What was measured where each rank had a processor of its own.
  const auto two = time_of(times, "1 Gbit/s", 2, units, most);
  std::vector<double> measured(doublings + 1, NAN);
  measured[1] = 1 - two.exchange / two.step;
  figure.panels[0].curves.push_back(
      {"measured, 1 Gbit/s", measured, Mark::points});
  return figure;
}

Figure batches_figure(const std::vector<BatchCost>& costs) {
  const auto of_all = [&](const auto& value) {
    return series(costs.size(), [&](auto k) { return value(costs[k]); });
  };
  const auto batch = [](const BatchCost& cost) { return double(cost.batch); };
  // Down to where the steps are.
  const double windows = costs[0].steps.median * batch(costs[0]);
  const double least = costs.back().steps.median / 2;
  const auto in_proportion = [&](const BatchCost& cost) {
    const double steps = windows / batch(cost);
    return steps < least ? NAN : steps;
  };
  return {
      .name = "19-batches",
      .title =
          "The steps of training to the same error, and the passes over "
          "the data, by the size of the batch",
      .x_label = "windows in a batch",
      .x = of_all(batch),
      .x_base = 2,
      .panels = {
          {"steps",
           {{"median", of_all([](const auto& c) { return c.steps.median; })},
            {"in proportion", of_all(in_proportion)}},
           true},
          {"epochs",
           {{"median", of_all([](const auto& c) { return c.epochs(); })}},
           true}}};
}

}  // namespace many_machines
