#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace many_machines {

// The largest case, whose speed-up with many ranks is foretold.
static constexpr std::size_t units = 64, shards = 1024;

const std::vector<std::string>& networks() {
  static const std::vector<std::string> all = {"memory", "no limit", "1 Gbit/s",
                                               "100 Mbit/s"};
  return all;
}

// The cases, in the order in which they were measured.
static std::vector<Time> cases(const std::vector<Time>& times) {
  std::vector<Time> all;
  for (const auto& time : times)
    if (time.network == "memory" && time.ranks == 1) all.push_back(time);
  return all;
}

void report_times(const std::vector<Time>& times) {
  fmt::print(
      "\nMedians of steps with one thread a rank on two processors: times as\n"
      "fast as one rank, and the share of exchanges in a step\n"
      "units shards  one rank  {:<12}  2 ranks        4 ranks\n",
      "between them");
  for (const auto& one : cases(times))
    for (const auto& network : networks()) {
      fmt::print("{:>5} {:>6} {:>6.1f} ms  {:<12}", one.units, one.shards,
                 1e3 * one.step, network);
      for (const std::size_t ranks : {2u, 4u}) {
        const auto time = time_of(times, network, ranks, one.units, one.shards);
        fmt::print("  {:>4.2f}x {:>4.1f} %", one.step / time.step,
                   100 * time.exchange / time.step);
      }
      fmt::print("\n");
    }
}

static double error_of(const Network& network, const std::vector<Time>& times,
                       const Time& time) {
  const auto work = work_of(times, time.units, time.shards);
  return std::abs(exchange_seconds(work, 2, network) / time.exchange - 1);
}

// By the costs that all other cases give: how long the exchanges of the largest
// take.
static double foretold(const std::string& network, std::vector<Time> times) {
  const auto work = work_of(times, units, shards);
  std::erase_if(times, [](const Time& time) { return time.shards == shards; });
  return exchange_seconds(work, 2, fitted(network, times));
}

void report_costs(const std::vector<Time>& times) {
  fmt::print(
      "\nFrom the exchanges of two ranks; on the right those of 1024 shards, "
      "in ms,\nas the other cases foretell them\n"
      "between them   us a message  Gbit a second  largest error  foretold  "
      "measured\n");
  for (const auto& name : networks()) {
    const auto network = fitted(name, times);
    double largest = 0;
    for (const auto& time : times)
      if (time.network == name && is_fitted(time))
        largest = std::max(largest, error_of(network, times, time));
    fmt::print("{:<14} {:>12.1f} {:>14.3g} {:>11.0f} %  {:>8.1f}  {:>8.1f}\n",
               name, 1e6 * network.message, 8e-9 / network.byte, 100 * largest,
               1e3 * foretold(name, times),
               1e3 * time_of(times, name, 2, units, shards).exchange);
  }
}

void report_ranks(const std::vector<Time>& times) {
  const auto work = work_of(times, units, shards);
  const auto near = fitted("no limit", times), far = fitted("1 Gbit/s", times);
  // As long as light takes for 200 km of glass.
  const Network distant{"in another city", 0.001, far.byte};
  fmt::print(
      "\nForetold: how many times as fast as one rank, for 64 units and 1024\n"
      "shards, where ranks tell of all shards, of own sums, of these in "
      "rounds\n"
      "        no limit           1 Gbit/s                                 "
      "with 1 ms\n"
      "ranks    shards  in rounds   shards own sums in rounds overlapped  "
      "in rounds\n");
  for (std::size_t ranks = 1; ranks <= 1024; ranks *= 2)
    fmt::print(
        "{:>5} {:>9.1f} {:>10.1f} {:>8.1f} {:>8.1f} {:>9.1f} {:>10.1f} "
        "{:>10.1f}\n",
        ranks, speed_up(work, ranks, near),
        speed_up(work, ranks, near, Told::in_rounds),
        speed_up(work, ranks, far), speed_up(work, ranks, far, Told::own_sums),
        speed_up(work, ranks, far, Told::in_rounds),
        speed_up(work, ranks, far, Told::in_rounds, true),
        speed_up(work, ranks, distant, Told::in_rounds));
}

}  // namespace many_machines
