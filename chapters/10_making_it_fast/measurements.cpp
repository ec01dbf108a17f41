#include "measurements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "clock.hpp"
#include "ladder.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"
#include "lstm/numbers/side_by_side.hpp"
#include "study/sine.hpp"
#include "support/blas_kernel.hpp"
#include "training.hpp"

namespace making_it_fast {

using lstm::add_product, lstm::at;

// A way to take chapter 8's training step.
struct Way {
  std::string name;
  std::unique_ptr<Training> training;
  std::size_t product_threads = 1;  // of OpenBLAS itself
};

static std::vector<Way> make_ways(const Settings& s, const lstm::Seed& seed,
                                  const lstm::Dataset<float>& batch) {
  lstm::Regressor<float> model(1, s.H, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  const std::size_t n = lstm::shard_count(s.B), N = s.threads;
  const auto cut = [&](std::size_t shards, std::size_t threads) {
    return std::make_unique<Training>(model, batch, seed, threads, shards);
  };
  const auto of = [](std::size_t count, const char* things) {
    return fmt::format("{} {}{}", count, things, count == 1 ? "" : "s");
  };
  const auto threads = of(N, "thread");
  std::vector<Way> ways;
  ways.push_back({"batch whole, 1 thread", cut(1, 1)});
  ways.push_back({of(n, "shard") + ", 1 thread", cut(n, 1)});
  ways.push_back({of(n, "shard") + ", " + threads, cut(n, N)});
  if (2 * n <= s.B) {  // a shard has a sample at least
    ways.push_back({of(2 * n, "shard") + ", 1 thread", cut(2 * n, 1)});
    ways.push_back({of(2 * n, "shard") + ", " + threads, cut(2 * n, N)});
  }
  ways.push_back({"whole, OpenBLAS's own " + threads, cut(1, 1), N});
  return ways;
}

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

TrainingSteps measure_steps(const Settings& s, const lstm::Seed& seed) {
  const auto batch =
      study::sine_windows<float>(s.B, s.T, seed.stream("training")).data;
  const auto ways = make_ways(s, seed, batch);
  std::vector<double> apart;
  for (const auto& way : ways) {
    way.training->step();
    apart.push_back(expect_close(way.name, way.training->model(),
                                 ways[0].training->model()));
  }
  const auto wall = seconds(ways, s.rounds, wall_seconds);
  expect_same_bits(ways[1].training->model(), ways[2].training->model());
  TrainingSteps steps{{}, std::ranges::max(apart)};
  for (std::size_t k = 0; k < ways.size(); ++k)
    steps.ways.push_back({ways[k].name, wall[k]});
  return steps;
}

std::vector<Rate> rates(std::size_t T, std::size_t H,
                        const std::vector<std::size_t>& columns,
                        std::size_t rounds, const lstm::Seed& seed) {
  std::vector<Products> all;
  for (const std::size_t n : columns) all.emplace_back(Task(T, H, n, seed));
  Runs runs;
  for (auto& products : all) {
    runs.emplace_back([&products] { products.forward(); });
    runs.emplace_back([&products] { products.back(); });
  }
  const auto seconds = medians(runs, rounds, thread_seconds);
  std::vector<Rate> found;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const double third = 1e-9 * all[k].operations() / 3;  // forward's share
    found.push_back(
        {columns[k], third / seconds[2 * k], 2 * third / seconds[2 * k + 1]});
  }
  return found;
}

double large_rate(std::size_t rounds) {
  constexpr std::size_t n = 512;
  const lstm::Matrix<float> a = xt::ones<float>({n, n}), b = a;
  lstm::Matrix<float> z = a;
  const auto seconds =
      medians({[&] { add_product(z, a, b); }}, rounds, thread_seconds);
  return 1e-9 * 2 * n * n * n / seconds[0];
}

std::pair<double, double> times_packed(const Task& task, std::size_t rounds) {
  Products packed(task), blas(task, false);
  const auto s = by_turns({[&] { packed.forward(); }, [&] { blas.forward(); },
                           [&] { packed.back(); }, [&] { blas.back(); }},
                          rounds, thread_seconds);
  return {median_ratio(s[1], s[0]), median_ratio(s[3], s[2])};
}

std::pair<double, double> transposed_once(const Task& task,
                                          std::size_t rounds) {
  const auto& U = task.layer.U.value;
  const std::size_t T = task.x.shape(0), H = U.shape(1), B = task.x.shape(2);
  const lstm::Sequence<float> dZ = xt::ones<float>({T, 4 * H, B});
  lstm::Matrix<float> dh = xt::zeros<float>({H, B}), Ut;
  const auto seconds =
      medians({[&] {
                 for (std::size_t t = 0; t < T; ++t)
                   add_product(dh, lstm::transposed(U), at(dZ, t));
               },
               [&] {
                 Ut = xt::transpose(U);
                 for (std::size_t t = 0; t < T; ++t)
                   add_product(dh, Ut, at(dZ, t));
               }},
              rounds, thread_seconds);
  return {seconds[0], seconds[1]};
}

std::pair<double, double> inputs_at_once(const Settings& s, std::size_t D,
                                         const lstm::Seed& seed) {
  auto random = seed.stream("wide inputs");
  lstm::Matrix<float> W({4 * s.H, D}), all({4 * s.H, s.T * s.B});
  lstm::Sequence<float> x({s.T, D, s.B}), Z({s.T, 4 * s.H, s.B}), Z_all = Z;
  for (float& number : W) number = static_cast<float>(random.normal());
  for (float& number : x) number = static_cast<float>(random.normal());
  lstm::SideBySide<float> side_by_side;
  lstm::Factor<float> W_packed;
  const auto step_by_step = [&] {
    Z.fill(0);
    W_packed.pack(W, s.T, s.B);
    for (std::size_t t = 0; t < s.T; ++t)
      W_packed.add_product(at(Z, t), at(x, t));
  };
  const auto at_once = [&] {
    all.fill(0);
    add_product(all, W, side_by_side(x, 0, s.T));
    for (std::size_t t = 0; t < s.T; ++t)
      for (std::size_t row = 0; row < 4 * s.H; ++row)
        std::copy_n(&all(row, t * s.B), s.B, &Z_all(t, row, 0));
  };
  const auto seconds =
      medians({step_by_step, at_once}, s.rounds, thread_seconds);
  expect_rounding("W x of all steps", lstm::relative_error(Z_all, Z));
  return {seconds[0], seconds[1]};
}

}  // namespace making_it_fast
