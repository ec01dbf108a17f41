#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "clock.hpp"
#include "report.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"
#include "support/blas_kernel.hpp"

namespace making_it_fast {

// #region ways
// A way to take chapter 8's training step.
struct Way {
  std::string name;
  std::unique_ptr<Training> training;
  std::size_t product_threads = 1;  // of OpenBLAS itself
};

// The first is what all are compared with; the next two are the library's.
static std::vector<Way> make_ways(const Settings& s, lstm::Random& random,
                                  const lstm::Dataset<float>& batch) {
  lstm::Regressor<float> model(1, s.H, 1);
  model.initialize(lstm::Recipe::keras, random);
  const std::size_t n = lstm::shard_count(s.B), N = s.threads;
  const auto cut = [&](std::size_t shards, std::size_t threads) {
    return std::make_unique<CutOtherwise>(model, batch, threads, shards);
  };
  const auto kept = [&](std::size_t threads) {
    return std::make_unique<Training>(model, batch, threads);
  };
  // #endregion
  // #region all_ways
  const auto threads = N == 1 ? "1 thread" : fmt::format("{} threads", N);
  std::vector<Way> ways;
  ways.push_back({"batch whole, 1 thread", cut(1, 1)});
  ways.push_back({fmt::format("{} shards, 1 thread", n), kept(1)});
  ways.push_back({fmt::format("{} shards, {}", n, threads), kept(N)});
  ways.push_back({fmt::format("{} shards, 1 thread", 2 * n), cut(2 * n, 1)});
  ways.push_back({fmt::format("{} shards, {}", 2 * n, threads), cut(2 * n, N)});
  ways.push_back({"whole, OpenBLAS's own " + threads, cut(1, 1), N});
  return ways;
}
// #endregion

// #region seconds
// The last way stays for itself: OpenBLAS's threads go on for a while after a
// product, waiting for the next one, and would take the others' time.
static std::vector<std::vector<double>> seconds(const std::vector<Way>& ways,
                                                std::size_t rounds,
                                                double (*clock)()) {
  Runs runs;
  for (const auto& way : ways)
    runs.emplace_back([&way] { way.training->step(); });
  const auto last = std::move(runs.back());
  runs.pop_back();
  auto all = by_turns(runs, rounds, clock);
  support::use_product_threads(ways.back().product_threads);
  all.push_back(by_turns({last}, rounds, clock)[0]);
  support::use_product_threads(1);
  return all;
}
// #endregion

// #region training
void report_training(const Settings& s, lstm::Random& random) {
  const auto batch = study::sine_windows<float>(s.B, s.T, random).data;
  const auto ways = make_ways(s, random, batch);
  std::vector<double> apart;
  for (const auto& way : ways) {
    way.training->step();
    apart.push_back(expect_close(way.name, way.training->model(),
                                 ways[0].training->model()));
  }
  const auto wall = seconds(ways, s.rounds, wall_seconds);
  const auto work = seconds(ways, s.rounds, program_seconds);
  expect_same_bits(ways[1].training->model(), ways[2].training->model());
  // #endregion
  // #region training_table
  fmt::print(
      "A step of training, Adam's included, in milliseconds\n"
      "                                    wall: median   least  all "
      "threads\n");
  for (std::size_t k = 0; k < ways.size(); ++k) {
    if (k == 3) fmt::print("tried, and not kept\n");
    fmt::print("  {:32} {:12.2f} {:8.2f} {:11.2f}\n", ways[k].name,
               1e3 * study::median(wall[k]), 1e3 * std::ranges::min(wall[k]),
               1e3 * study::median(work[k]));
  }
  fmt::print("All differ from the first by {:.1e} at most.\n",
             std::ranges::max(apart));
  fmt::print("After {} steps, {} threads have left the bits of one.\n\n",
             2 * s.rounds + 3, s.threads);
}
// #endregion

// #region trials
std::vector<Rate> report_trials(const Settings& s, lstm::Random& random) {
  const auto all = rates(s.T, s.H, {4, 8, 16, 32, 64}, s.rounds, random);
  std::string columns, forward, back;
  for (const auto& rate : all) {
    columns += fmt::format("{:7}", rate.columns);
    forward += fmt::format("{:7.0f}", rate.forward);
    back += fmt::format("{:7.0f}", rate.back);
  }
  const auto [as_is, once] =
      transposed_once(Task(s.T, s.H, s.B, random), s.rounds);
  fmt::print(
      "The products alone, in 10^9 operations a second\n"
      "  samples in a shard {}\n  forward            {}\n"
      "  back               {}\n"
      "  one large product  {:7.0f}\n"
      "Way back with U transposed once: {:.2f} times as fast in its products\n",
      columns, forward, back, large_rate(s.rounds), as_is / once);
  return all;
}
// #endregion

}  // namespace making_it_fast
