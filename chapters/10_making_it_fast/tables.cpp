#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "lstm/training/shards.hpp"
#include "study/median.hpp"

namespace making_it_fast {

std::vector<PassSeconds> report_ladder(const Settings& s,
                                       const lstm::Seed& seed) {
  const auto all = measure_ladder(s, seed);
  fmt::print(
      "A pass forward and back: {} units, {} steps of {} samples, one thread\n"
      "(milliseconds of the processor, medians of {} by turns)\n\n"
      "                                  ms  times as fast as      differs\n"
      "                                      the one before first  by\n",
      s.H, s.T, s.B, s.rounds);
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto& [name, seconds, apart] = all[k];
    const bool numbered = k + 2 < all.size(), last = k + 1 == all.size();
    fmt::print("{} {:28} {:6.2f}", numbered ? fmt::format("{}", k + 1) : " ",
               name, 1e3 * study::median(seconds));
    if (k > 0)
      fmt::print(" {:15.2f} {:5.2f}", median_ratio(all[k - 1].seconds, seconds),
                 median_ratio(all[0].seconds, seconds));
    fmt::print("{}\n", k == 0 || last ? "" : fmt::format("  {:.1e}", apart));
  }
  fmt::print("\n");
  return all;
}

void report_without(const Settings& s, const lstm::Seed& seed) {
  struct Size {
    std::size_t H, B;
  };
  const Size few_units{std::max<std::size_t>(s.H / 4, 1), s.B};
  const Size few_samples{s.H, std::max<std::size_t>(s.B / 8, 1)};
  std::string sizes;
  std::vector<std::vector<double>> columns;
  for (const auto& [H, B] : {Size{s.H, s.B}, few_units, few_samples}) {
    auto settings = s;
    settings.H = H;
    settings.B = B;
    columns.push_back(measure_without(settings, seed));
    sizes += fmt::format("{:>9}", fmt::format("{}, {}", H, B));
  }
  fmt::print(
      "The layer without one change (what is there instead): times as long\n"
      "  units and samples            {}\n",
      sizes);
  const auto rungs = ladder();
  for (std::size_t k = 1; k < rungs.size(); ++k) {
    fmt::print("{} {:29}", k + 2, rungs[k].left_out);
    for (const auto& column : columns) fmt::print("{:9.2f}", column[k]);
    fmt::print("\n");
  }
  fmt::print("\n");
}

void report_shares(const Settings& s, const std::vector<std::size_t>& sizes,
                   const lstm::Seed& seed) {
  auto fewer = s;
  fewer.rounds = s.rounds / 5;
  fmt::print(
      "Of the time of a pass, the layer's products alone would take\n"
      "units  gate by gate  stacked  the layer\n");
  for (const std::size_t H : sizes) {
    const auto p = measure_size(fewer, H, seed);
    fmt::print("{:5} {:11.0f} % {:6.0f} % {:8.0f} %\n", H,
               100 * p.products / p.gate_by_gate, 100 * p.products / p.stacked,
               100 * p.products / p.layer);
  }
  fmt::print("\n");
}

void report_training(const Settings& s, const lstm::Seed& seed) {
  const auto [ways, apart] = measure_steps(s, seed);
  fmt::print(
      "A step of training, Adam's included, in milliseconds\n"
      "                                      median   least\n");
  for (std::size_t k = 0; k < ways.size(); ++k) {
    const auto& [name, wall] = ways[k];
    if (k == 3) fmt::print("tried, and not kept\n");
    fmt::print("  {:32} {:9.2f} {:7.2f}\n", name, 1e3 * study::median(wall),
               1e3 * std::ranges::min(wall));
  }
  fmt::print("All differ from the first by {:.1e} at most.\n", apart);
  fmt::print("After {} steps, {} threads have left the bits of one.\n\n",
             s.rounds + 2, s.threads);
}

void report_rates(const Settings& s, const lstm::Seed& seed) {
  std::string columns, forward, back;
  for (const auto& rate : rates(s.T, s.H, {4, 8, 16, 32, 64}, s.rounds, seed)) {
    columns += fmt::format("{:7}", rate.columns);
    forward += fmt::format("{:7.0f}", rate.forward);
    back += fmt::format("{:7.0f}", rate.back);
  }
  fmt::print(
      "The products alone, in 10^9 operations a second\n"
      "  samples in a batch {}\n  forward            {}\n"
      "  back               {}\n"
      "  one large product  {:7.0f}\n\n",
      columns, forward, back, large_rate(s.rounds));
}

void report_packed(const Settings& s, const std::vector<std::size_t>& units,
                   const lstm::Seed& seed) {
  std::string sizes, forward, back;
  const auto add = [&](std::size_t H, std::size_t B) {
    const auto [there, way_back] =
        times_packed(Task(s.T, H, B, seed), s.rounds);
    sizes += fmt::format("{:>9}", fmt::format("{}, {}", H, B));
    forward += fmt::format("{:9.2f}", there);
    back += fmt::format("{:9.2f}", way_back);
  };
  for (const std::size_t H : units) add(H, s.B);
  add(s.H, 2 * s.B);
  add(s.H, s.B / lstm::shard_count(s.B));
  fmt::print(
      "The products with U packed once: so many times as fast as BLAS alone\n"
      "  units and samples{}\n  forward          {}\n  back             "
      "{}\n\n",
      sizes, forward, back);
}

void report_tried_products(const Settings& s, const lstm::Seed& seed) {
  const auto [step_by_step, at_once] = inputs_at_once(s, s.H, seed);
  const auto [as_is, once] =
      transposed_once(Task(s.T, s.H, s.B, seed), s.rounds);
  fmt::print(
      "Tried, too: so many times as fast in its products\n"
      "  W x of all steps at once, {} inputs  {:.2f}\n"
      "  U transposed once for the way back   {:.2f}\n",
      s.H, step_by_step / at_once, as_is / once);
}

}  // namespace making_it_fast
