#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/median.hpp"

namespace making_it_fast {

void report_passes(const Settings& s, const lstm::Seed& seed) {
  const auto [seconds, stacked_apart, lanes_apart] =
      measure_passes(s, s.H, seed);
  const auto& [H, by_gate, stacked, in_lanes, products] = seconds;
  fmt::print(
      "A pass forward and back: {} units, {} steps of {} samples, one thread\n"
      "(milliseconds of the processor, medians of {} by turns)\n\n"
      "                           ms    times as fast as     differs by\n"
      "                               the one before  first\n"
      "1 gate by gate         {:6.2f}\n"
      "2 four gates stacked   {:6.2f} {:15.2f} {:6.2f} {:13.1e}\n"
      "3 in lanes             {:6.2f} {:15.2f} {:6.2f} {:13.1e}\n"
      "  products alone       {:6.2f} {:15.2f} {:6.2f}\n\n",
      H, s.T, s.B, s.rounds, 1e3 * by_gate, 1e3 * stacked, by_gate / stacked,
      by_gate / stacked, stacked_apart, 1e3 * in_lanes, stacked / in_lanes,
      by_gate / in_lanes, lanes_apart, 1e3 * products, in_lanes / products,
      by_gate / products);
}

std::vector<PassSeconds> report_shares(const Settings& s,
                                       const std::vector<std::size_t>& sizes,
                                       const lstm::Seed& seed) {
  auto fewer = s;
  fewer.rounds = s.rounds / 5;
  fmt::print(
      "Of the time of a pass, the products alone would take\n"
      "units  gate by gate  stacked  in lanes\n");
  std::vector<PassSeconds> all;
  for (const std::size_t H : sizes) {
    const auto p = all.emplace_back(measure_passes(fewer, H, seed).seconds);
    fmt::print("{:5} {:11.0f} % {:6.0f} % {:7.0f} %\n", H,
               100 * p.products / p.gate_by_gate, 100 * p.products / p.stacked,
               100 * p.products / p.in_lanes);
  }
  fmt::print("\n");
  return all;
}

void report_training(const Settings& s, const lstm::Seed& seed) {
  const auto [ways, apart] = measure_steps(s, seed);
  fmt::print(
      "A step of training, Adam's included, in milliseconds\n"
      "                                    wall: median   least  all "
      "threads\n");
  for (std::size_t k = 0; k < ways.size(); ++k) {
    const auto& [name, wall, work] = ways[k];
    if (k == 3) fmt::print("tried, and not kept\n");
    fmt::print("  {:32} {:12.2f} {:8.2f} {:11.2f}\n", name,
               1e3 * study::median(wall), 1e3 * std::ranges::min(wall),
               1e3 * study::median(work));
  }
  fmt::print("All differ from the first by {:.1e} at most.\n", apart);
  fmt::print("After {} steps, {} threads have left the bits of one.\n\n",
             2 * s.rounds + 3, s.threads);
}

std::vector<Rate> report_trials(const Settings& s, const lstm::Seed& seed) {
  const auto all = rates(s.T, s.H, {4, 8, 16, 32, 64}, s.rounds, seed);
  std::string columns, forward, back;
  for (const auto& rate : all) {
    columns += fmt::format("{:7}", rate.columns);
    forward += fmt::format("{:7.0f}", rate.forward);
    back += fmt::format("{:7.0f}", rate.back);
  }
  const auto [as_is, once] =
      transposed_once(Task(s.T, s.H, s.B, seed), s.rounds);
  fmt::print(
      "The products alone, in 10^9 operations a second\n"
      "  samples in a shard {}\n  forward            {}\n"
      "  back               {}\n"
      "  one large product  {:7.0f}\n"
      "Way back with U transposed once: {:.2f} times as fast in its products\n",
      columns, forward, back, large_rate(s.rounds), as_is / once);
  return all;
}

}  // namespace making_it_fast
